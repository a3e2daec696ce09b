/** Names of what is computed and the table of results: families, features, aggregations, values with their status. Imports nothing of Weft. */
package org.weft.feature;

/** One case in, one table out: the order in which process and families run. Imports everything below it. */
package org.weft.extract;

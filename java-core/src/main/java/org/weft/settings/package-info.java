/** What can be asked for: records and sealed choices that validate on construction. Imports {@code feature} and {@code grid}. */
package org.weft.settings;

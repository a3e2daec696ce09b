/** What can be asked for: records and sealed choices that validate on construction. Imports {@code feature} and, for norms, {@code kernel}. */
package org.weft.settings;

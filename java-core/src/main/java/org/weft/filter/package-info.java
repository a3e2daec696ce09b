/**
 * Image filters (IBSI 2), one file each: a volume in, its response map out. Imports {@code grid}, {@code image}, {@code kernel} and {@code settings}.
 */
package org.weft.filter;

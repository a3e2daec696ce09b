/**
 * Who reads DICOM objects and decodes their pixels: one small interface, Weft's own compact reader, which is always there, and whatever
 * other toolkit is found on the class path. Imports {@code object} and {@code codec}.
 */
package org.weft.dicom.toolkit;

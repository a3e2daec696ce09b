/**
 * NIfTI and NRRD files, read and written: {@link org.weft.io.ImageReader} and {@link org.weft.io.ImageWriter}.
 * Headers are checked against the files before memory is taken; whatever is wrong with a file becomes an
 * {@link org.weft.io.UnreadableImageException}. Imports {@code image} and {@code grid}.
 */
package org.weft.io;

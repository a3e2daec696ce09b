/**
 * What commands read: an image and its masks, from files or from DICOM, chosen by what the command line says. Imports the engine's
 * {@code grid}, {@code image}, {@code io} and {@code process}, {@code org.weft.dicom} and {@code org.weft.cli.output}.
 */
package org.weft.cli.input;

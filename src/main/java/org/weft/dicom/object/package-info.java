/**
 * DICOM objects as Weft sees them, whoever read them: attributes by name, values, sequences, pixels as they lie in the file.
 * Knows nothing of images, regions or files. Imports nothing of Weft.
 */
package org.weft.dicom.object;

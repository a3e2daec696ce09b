/**
 * DICOM objects read, and their pixels decoded, by dcm4che. Found by {@link java.util.ServiceLoader} where it is on the class path. Imports
 * {@code org.weft.dicom.toolkit} and {@code object}.
 */
package org.weft.dicom.dcm4che;

/**
 * What folders and zip files hold: their DICOM objects, by patient, study and series, from the headers alone; which of them is meant; and
 * names for patients that do not tell who they are. Imports {@code object} and {@code toolkit}, and the engine's {@code kernel} for its
 * workers.
 */
package org.weft.dicom.archive;

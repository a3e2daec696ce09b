/**
 * How results are written: tidy or wide CSV, JSON with where they come from, a DICOM report, and files that appear whole or not
 * at all. Imports the engine's {@code feature}, {@code extract} and {@code settings}, and {@code org.weft.dicom.write}.
 */
package org.weft.cli.output;

/**
 * The command line: a class for each command, and what they share. Imports {@code org.weft.cli.settings}, {@code org.weft.cli.output},
 * {@code org.weft.dicom} and the engine; no backend is imported here, the engine finds them.
 */
package org.weft.cli;

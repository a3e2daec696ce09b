/** The command line. Imports point to the engine; no backend is imported here, the engine finds them. */
package org.weft.cli;

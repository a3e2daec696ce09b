/**
 * How results are written: tidy or wide CSV, JSON with where they come from, and files that appear whole or not at all.
 * Imports the engine's {@code feature} and {@code settings}.
 */
package org.weft.cli.output;

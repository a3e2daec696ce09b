/**
 * Settings as users write them: YAML files and presets read into {@link org.weft.settings.Settings}, with refusals that name the line
 * and what was probably meant. Imports the engine's {@code settings}, {@code feature} and {@code grid}.
 */
package org.weft.cli.settings;

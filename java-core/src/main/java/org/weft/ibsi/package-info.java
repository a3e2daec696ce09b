/**
 * What the Image Biomarker Standardisation Initiative gives to prove an engine right: the digital phantom of IBSI 1, the values that
 * the teams agreed on for it and for other data, and the verdict over a table of results. Imports {@code feature}, {@code image} and {@code grid}.
 */
package org.weft.ibsi;

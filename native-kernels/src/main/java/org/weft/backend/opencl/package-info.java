/**
 * The backend {@code opencl}: devices found through JOCL, which is not touched before the system's OpenCL library has been found. Imports
 * {@code backend.gpu} and {@code backend}.
 */
package org.weft.backend.opencl;

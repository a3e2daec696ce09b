/**
 * The backend {@code cuda}: devices found through jcuda's driver interface, which is not touched before the driver's library has been found, has
 * all of the functions that are called, and has been initialised. No CUDA toolkit is needed. Imports {@code backend.gpu} and {@code backend}.
 */
package org.weft.backend.cuda;

package org.weft.kernel;

/** One implementation of every kernel, chosen once per run: all that an algorithm sees of a backend. */
public record Kernels(DiscretiseKernel discretise, MomentsKernel moments, HistogramKernel histogram, GlcmKernel glcm,
        GlrlmKernel glrlm,
        ZoneKernel zones,
        DistanceKernel distance, NgtdmKernel ngtdm, NgldmKernel ngldm, CellKernel cells,
        ConvolutionKernel convolution, InterpolationKernel interpolation, PairsKernel pairs) {}

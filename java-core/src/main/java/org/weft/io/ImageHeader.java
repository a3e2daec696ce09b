package org.weft.io;

import java.nio.file.Path;
import org.weft.grid.Grid;

/** What a header says: where the voxels lie in the world, and where in which file. */
record ImageHeader(Path file, Grid grid, VoxelData voxels) {}

/** Where voxels lie: index space, millimetres and the map between them. Imports nothing of Weft. */
package org.weft.grid;

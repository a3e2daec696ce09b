/**
 * Who decodes compressed frames of grey values: one codec for each way of compressing, the decoding itself by libraries. What a frame says
 * of itself is compared with what its object says before anything is decoded. Imports {@code object}.
 */
package org.weft.dicom.codec;

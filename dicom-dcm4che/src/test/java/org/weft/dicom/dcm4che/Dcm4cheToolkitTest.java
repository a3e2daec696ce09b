package org.weft.dicom.dcm4che;

import org.weft.dicom.toolkit.DicomToolkit;
import org.weft.dicom.toolkit.DicomToolkitContract;

class Dcm4cheToolkitTest extends DicomToolkitContract {

    @Override
    protected DicomToolkit toolkit() {
        return new Dcm4cheToolkit();
    }
}

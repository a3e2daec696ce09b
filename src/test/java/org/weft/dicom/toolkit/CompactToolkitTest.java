package org.weft.dicom.toolkit;

class CompactToolkitTest extends DicomToolkitContract {

    @Override
    protected DicomToolkit toolkit() {
        return new CompactToolkit();
    }
}

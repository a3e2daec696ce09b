package org.weft.dicom.object;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attributes that Weft reads or writes, and sequences in which it looks for others, by their keywords (DICOM PS3.6). */
public enum Attribute {
    SPECIFIC_CHARACTER_SET(0x00080005, Vr.CS, "SpecificCharacterSet"),
    IMAGE_TYPE(0x00080008, Vr.CS, "ImageType"),
    SOP_CLASS_UID(0x00080016, Vr.UI, "SOPClassUID"),
    SOP_INSTANCE_UID(0x00080018, Vr.UI, "SOPInstanceUID"),
    STUDY_DATE(0x00080020, Vr.DA, "StudyDate"),
    SERIES_DATE(0x00080021, Vr.DA, "SeriesDate"),
    ACQUISITION_DATE(0x00080022, Vr.DA, "AcquisitionDate"),
    CONTENT_DATE(0x00080023, Vr.DA, "ContentDate"),
    ACQUISITION_DATE_TIME(0x0008002A, Vr.DT, "AcquisitionDateTime"),
    STUDY_TIME(0x00080030, Vr.TM, "StudyTime"),
    SERIES_TIME(0x00080031, Vr.TM, "SeriesTime"),
    ACQUISITION_TIME(0x00080032, Vr.TM, "AcquisitionTime"),
    CONTENT_TIME(0x00080033, Vr.TM, "ContentTime"),
    ACCESSION_NUMBER(0x00080050, Vr.SH, "AccessionNumber"),
    MODALITY(0x00080060, Vr.CS, "Modality"),
    MANUFACTURER(0x00080070, Vr.LO, "Manufacturer"),
    REFERRING_PHYSICIAN_NAME(0x00080090, Vr.PN, "ReferringPhysicianName"),
    CODE_VALUE(0x00080100, Vr.SH, "CodeValue"),
    CODING_SCHEME_DESIGNATOR(0x00080102, Vr.SH, "CodingSchemeDesignator"),
    CODE_MEANING(0x00080104, Vr.LO, "CodeMeaning"),
    MAPPING_RESOURCE(0x00080105, Vr.CS, "MappingResource"),
    STUDY_DESCRIPTION(0x00081030, Vr.LO, "StudyDescription"),
    SERIES_DESCRIPTION(0x0008103E, Vr.LO, "SeriesDescription"),
    MANUFACTURER_MODEL_NAME(0x00081090, Vr.LO, "ManufacturerModelName"),
    REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE(0x00081111, Vr.SQ, "ReferencedPerformedProcedureStepSequence"),
    REFERENCED_SERIES_SEQUENCE(0x00081115, Vr.SQ, "ReferencedSeriesSequence"),
    REFERENCED_IMAGE_SEQUENCE(0x00081140, Vr.SQ, "ReferencedImageSequence"),
    REFERENCED_INSTANCE_SEQUENCE(0x0008114A, Vr.SQ, "ReferencedInstanceSequence"),
    REFERENCED_SOP_CLASS_UID(0x00081150, Vr.UI, "ReferencedSOPClassUID"),
    REFERENCED_SOP_INSTANCE_UID(0x00081155, Vr.UI, "ReferencedSOPInstanceUID"),
    REFERENCED_FRAME_NUMBER(0x00081160, Vr.IS, "ReferencedFrameNumber"),
    REFERENCED_SOP_SEQUENCE(0x00081199, Vr.SQ, "ReferencedSOPSequence"),
    SOURCE_IMAGE_SEQUENCE(0x00082112, Vr.SQ, "SourceImageSequence"),
    FRAME_TYPE(0x00089007, Vr.CS, "FrameType"),
    DERIVATION_IMAGE_SEQUENCE(0x00089124, Vr.SQ, "DerivationImageSequence"),
    DERIVATION_CODE_SEQUENCE(0x00089215, Vr.SQ, "DerivationCodeSequence"),
    PATIENT_NAME(0x00100010, Vr.PN, "PatientName"),
    PATIENT_ID(0x00100020, Vr.LO, "PatientID"),
    ISSUER_OF_PATIENT_ID(0x00100021, Vr.LO, "IssuerOfPatientID"),
    PATIENT_BIRTH_DATE(0x00100030, Vr.DA, "PatientBirthDate"),
    PATIENT_SEX(0x00100040, Vr.CS, "PatientSex"),
    OTHER_PATIENT_IDS(0x00101000, Vr.LO, "OtherPatientIDs"),
    OTHER_PATIENT_NAMES(0x00101001, Vr.PN, "OtherPatientNames"),
    PATIENT_SIZE(0x00101020, Vr.DS, "PatientSize"),
    PATIENT_WEIGHT(0x00101030, Vr.DS, "PatientWeight"),
    PATIENT_IDENTITY_REMOVED(0x00120062, Vr.CS, "PatientIdentityRemoved"),
    DEIDENTIFICATION_METHOD(0x00120063, Vr.LO, "DeidentificationMethod"),
    BODY_PART_EXAMINED(0x00180015, Vr.CS, "BodyPartExamined"),
    SLICE_THICKNESS(0x00180050, Vr.DS, "SliceThickness"),
    ECHO_TIME(0x00180081, Vr.DS, "EchoTime"),
    INVERSION_TIME(0x00180082, Vr.DS, "InversionTime"),
    SPACING_BETWEEN_SLICES(0x00180088, Vr.DS, "SpacingBetweenSlices"),
    DEVICE_SERIAL_NUMBER(0x00181000, Vr.LO, "DeviceSerialNumber"),
    SOFTWARE_VERSIONS(0x00181020, Vr.LO, "SoftwareVersions"),
    TRIGGER_TIME(0x00181060, Vr.DS, "TriggerTime"),
    RADIOPHARMACEUTICAL_START_TIME(0x00181072, Vr.TM, "RadiopharmaceuticalStartTime"),
    RADIONUCLIDE_TOTAL_DOSE(0x00181074, Vr.DS, "RadionuclideTotalDose"),
    RADIONUCLIDE_HALF_LIFE(0x00181075, Vr.DS, "RadionuclideHalfLife"),
    RADIOPHARMACEUTICAL_START_DATE_TIME(0x00181078, Vr.DT, "RadiopharmaceuticalStartDateTime"),
    ACTUAL_FRAME_DURATION(0x00181242, Vr.IS, "ActualFrameDuration"),
    FRAME_ACQUISITION_DATE_TIME(0x00189074, Vr.DT, "FrameAcquisitionDateTime"),
    DIFFUSION_GRADIENT_DIRECTION_SEQUENCE(0x00189076, Vr.SQ, "DiffusionGradientDirectionSequence"),
    EFFECTIVE_ECHO_TIME(0x00189082, Vr.FD, "EffectiveEchoTime"),
    DIFFUSION_B_VALUE(0x00189087, Vr.FD, "DiffusionBValue"),
    DIFFUSION_GRADIENT_ORIENTATION(0x00189089, Vr.FD, "DiffusionGradientOrientation"),
    MR_ECHO_SEQUENCE(0x00189114, Vr.SQ, "MREchoSequence"),
    MR_DIFFUSION_SEQUENCE(0x00189117, Vr.SQ, "MRDiffusionSequence"),
    MR_IMAGE_FRAME_TYPE_SEQUENCE(0x00189226, Vr.SQ, "MRImageFrameTypeSequence"),
    CT_IMAGE_FRAME_TYPE_SEQUENCE(0x00189329, Vr.SQ, "CTImageFrameTypeSequence"),
    DECAY_CORRECTION_DATE_TIME(0x00189701, Vr.DT, "DecayCorrectionDateTime"),
    PET_FRAME_TYPE_SEQUENCE(0x00189751, Vr.SQ, "PETFrameTypeSequence"),
    DECAY_CORRECTED(0x00189758, Vr.CS, "DecayCorrected"),
    ATTENUATION_CORRECTED(0x00189759, Vr.CS, "AttenuationCorrected"),
    STUDY_INSTANCE_UID(0x0020000D, Vr.UI, "StudyInstanceUID"),
    SERIES_INSTANCE_UID(0x0020000E, Vr.UI, "SeriesInstanceUID"),
    STUDY_ID(0x00200010, Vr.SH, "StudyID"),
    SERIES_NUMBER(0x00200011, Vr.IS, "SeriesNumber"),
    ACQUISITION_NUMBER(0x00200012, Vr.IS, "AcquisitionNumber"),
    INSTANCE_NUMBER(0x00200013, Vr.IS, "InstanceNumber"),
    IMAGE_POSITION_PATIENT(0x00200032, Vr.DS, "ImagePositionPatient"),
    IMAGE_ORIENTATION_PATIENT(0x00200037, Vr.DS, "ImageOrientationPatient"),
    FRAME_OF_REFERENCE_UID(0x00200052, Vr.UI, "FrameOfReferenceUID"),
    TEMPORAL_POSITION_IDENTIFIER(0x00200100, Vr.IS, "TemporalPositionIdentifier"),
    POSITION_REFERENCE_INDICATOR(0x00201040, Vr.LO, "PositionReferenceIndicator"),
    STACK_ID(0x00209056, Vr.SH, "StackID"),
    FRAME_CONTENT_SEQUENCE(0x00209111, Vr.SQ, "FrameContentSequence"),
    PLANE_POSITION_SEQUENCE(0x00209113, Vr.SQ, "PlanePositionSequence"),
    PLANE_ORIENTATION_SEQUENCE(0x00209116, Vr.SQ, "PlaneOrientationSequence"),
    TEMPORAL_POSITION_INDEX(0x00209128, Vr.UL, "TemporalPositionIndex"),
    FRAME_ACQUISITION_NUMBER(0x00209156, Vr.US, "FrameAcquisitionNumber"),
    DIMENSION_INDEX_VALUES(0x00209157, Vr.UL, "DimensionIndexValues"),
    DIMENSION_ORGANIZATION_UID(0x00209164, Vr.UI, "DimensionOrganizationUID"),
    DIMENSION_INDEX_POINTER(0x00209165, Vr.AT, "DimensionIndexPointer"),
    FUNCTIONAL_GROUP_POINTER(0x00209167, Vr.AT, "FunctionalGroupPointer"),
    DIMENSION_ORGANIZATION_SEQUENCE(0x00209221, Vr.SQ, "DimensionOrganizationSequence"),
    DIMENSION_INDEX_SEQUENCE(0x00209222, Vr.SQ, "DimensionIndexSequence"),
    DIMENSION_DESCRIPTION_LABEL(0x00209421, Vr.LO, "DimensionDescriptionLabel"),
    SAMPLES_PER_PIXEL(0x00280002, Vr.US, "SamplesPerPixel"),
    PHOTOMETRIC_INTERPRETATION(0x00280004, Vr.CS, "PhotometricInterpretation"),
    PLANAR_CONFIGURATION(0x00280006, Vr.US, "PlanarConfiguration"),
    NUMBER_OF_FRAMES(0x00280008, Vr.IS, "NumberOfFrames"),
    ROWS(0x00280010, Vr.US, "Rows"),
    COLUMNS(0x00280011, Vr.US, "Columns"),
    PIXEL_SPACING(0x00280030, Vr.DS, "PixelSpacing"),
    CORRECTED_IMAGE(0x00280051, Vr.CS, "CorrectedImage"),
    BITS_ALLOCATED(0x00280100, Vr.US, "BitsAllocated"),
    BITS_STORED(0x00280101, Vr.US, "BitsStored"),
    HIGH_BIT(0x00280102, Vr.US, "HighBit"),
    PIXEL_REPRESENTATION(0x00280103, Vr.US, "PixelRepresentation"),
    RESCALE_INTERCEPT(0x00281052, Vr.DS, "RescaleIntercept"),
    RESCALE_SLOPE(0x00281053, Vr.DS, "RescaleSlope"),
    RESCALE_TYPE(0x00281054, Vr.LO, "RescaleType"),
    LOSSY_IMAGE_COMPRESSION(0x00282110, Vr.CS, "LossyImageCompression"),
    MODALITY_LUT_SEQUENCE(0x00283000, Vr.SQ, "ModalityLUTSequence"),
    PIXEL_MEASURES_SEQUENCE(0x00289110, Vr.SQ, "PixelMeasuresSequence"),
    PIXEL_VALUE_TRANSFORMATION_SEQUENCE(0x00289145, Vr.SQ, "PixelValueTransformationSequence"),
    MEASUREMENT_UNITS_CODE_SEQUENCE(0x004008EA, Vr.SQ, "MeasurementUnitsCodeSequence"),
    REAL_WORLD_VALUE_MAPPING_SEQUENCE(0x00409096, Vr.SQ, "RealWorldValueMappingSequence"),
    RELATIONSHIP_TYPE(0x0040A010, Vr.CS, "RelationshipType"),
    VALUE_TYPE(0x0040A040, Vr.CS, "ValueType"),
    CONCEPT_NAME_CODE_SEQUENCE(0x0040A043, Vr.SQ, "ConceptNameCodeSequence"),
    CONTINUITY_OF_CONTENT(0x0040A050, Vr.CS, "ContinuityOfContent"),
    DATE_TIME(0x0040A120, Vr.DT, "DateTime"),
    UID(0x0040A124, Vr.UI, "UID"),
    TEXT_VALUE(0x0040A160, Vr.UT, "TextValue"),
    FLOATING_POINT_VALUE(0x0040A161, Vr.FD, "FloatingPointValue"),
    CONCEPT_CODE_SEQUENCE(0x0040A168, Vr.SQ, "ConceptCodeSequence"),
    PURPOSE_OF_REFERENCE_CODE_SEQUENCE(0x0040A170, Vr.SQ, "PurposeOfReferenceCodeSequence"),
    MEASURED_VALUE_SEQUENCE(0x0040A300, Vr.SQ, "MeasuredValueSequence"),
    NUMERIC_VALUE_QUALIFIER_CODE_SEQUENCE(0x0040A301, Vr.SQ, "NumericValueQualifierCodeSequence"),
    NUMERIC_VALUE(0x0040A30A, Vr.DS, "NumericValue"),
    PERFORMED_PROCEDURE_CODE_SEQUENCE(0x0040A372, Vr.SQ, "PerformedProcedureCodeSequence"),
    CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE(0x0040A375, Vr.SQ, "CurrentRequestedProcedureEvidenceSequence"),
    COMPLETION_FLAG(0x0040A491, Vr.CS, "CompletionFlag"),
    VERIFICATION_FLAG(0x0040A493, Vr.CS, "VerificationFlag"),
    CONTENT_TEMPLATE_SEQUENCE(0x0040A504, Vr.SQ, "ContentTemplateSequence"),
    CONTENT_SEQUENCE(0x0040A730, Vr.SQ, "ContentSequence"),
    TEMPLATE_IDENTIFIER(0x0040DB00, Vr.CS, "TemplateIdentifier"),
    RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE(0x00540016, Vr.SQ, "RadiopharmaceuticalInformationSequence"),
    UNITS(0x00541001, Vr.CS, "Units"),
    SUV_TYPE(0x00541006, Vr.CS, "SUVType"),
    DECAY_CORRECTION(0x00541102, Vr.CS, "DecayCorrection"),
    FRAME_REFERENCE_TIME(0x00541300, Vr.DS, "FrameReferenceTime"),
    SEGMENTATION_TYPE(0x00620001, Vr.CS, "SegmentationType"),
    SEGMENT_SEQUENCE(0x00620002, Vr.SQ, "SegmentSequence"),
    SEGMENTED_PROPERTY_CATEGORY_CODE_SEQUENCE(0x00620003, Vr.SQ, "SegmentedPropertyCategoryCodeSequence"),
    SEGMENT_NUMBER(0x00620004, Vr.US, "SegmentNumber"),
    SEGMENT_LABEL(0x00620005, Vr.LO, "SegmentLabel"),
    SEGMENT_DESCRIPTION(0x00620006, Vr.ST, "SegmentDescription"),
    SEGMENT_ALGORITHM_TYPE(0x00620008, Vr.CS, "SegmentAlgorithmType"),
    SEGMENT_ALGORITHM_NAME(0x00620009, Vr.LO, "SegmentAlgorithmName"),
    SEGMENT_IDENTIFICATION_SEQUENCE(0x0062000A, Vr.SQ, "SegmentIdentificationSequence"),
    REFERENCED_SEGMENT_NUMBER(0x0062000B, Vr.US, "ReferencedSegmentNumber"),
    MAXIMUM_FRACTIONAL_VALUE(0x0062000E, Vr.US, "MaximumFractionalValue"),
    SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE(0x0062000F, Vr.SQ, "SegmentedPropertyTypeCodeSequence"),
    SEGMENTATION_FRACTIONAL_TYPE(0x00620010, Vr.CS, "SegmentationFractionalType"),
    TRACKING_ID(0x00620020, Vr.UT, "TrackingID"),
    TRACKING_UID(0x00620021, Vr.UI, "TrackingUID"),
    CONTENT_LABEL(0x00700080, Vr.CS, "ContentLabel"),
    CONTENT_DESCRIPTION(0x00700081, Vr.LO, "ContentDescription"),
    CONTENT_CREATOR_NAME(0x00700084, Vr.PN, "ContentCreatorName"),
    REFERENCED_FRAME_OF_REFERENCE_SEQUENCE(0x30060010, Vr.SQ, "ReferencedFrameOfReferenceSequence"),
    RT_REFERENCED_STUDY_SEQUENCE(0x30060012, Vr.SQ, "RTReferencedStudySequence"),
    RT_REFERENCED_SERIES_SEQUENCE(0x30060014, Vr.SQ, "RTReferencedSeriesSequence"),
    CONTOUR_IMAGE_SEQUENCE(0x30060016, Vr.SQ, "ContourImageSequence"),
    STRUCTURE_SET_ROI_SEQUENCE(0x30060020, Vr.SQ, "StructureSetROISequence"),
    ROI_NUMBER(0x30060022, Vr.IS, "ROINumber"),
    REFERENCED_FRAME_OF_REFERENCE_UID(0x30060024, Vr.UI, "ReferencedFrameOfReferenceUID"),
    ROI_NAME(0x30060026, Vr.LO, "ROIName"),
    ROI_DESCRIPTION(0x30060028, Vr.ST, "ROIDescription"),
    ROI_CONTOUR_SEQUENCE(0x30060039, Vr.SQ, "ROIContourSequence"),
    CONTOUR_SEQUENCE(0x30060040, Vr.SQ, "ContourSequence"),
    CONTOUR_GEOMETRIC_TYPE(0x30060042, Vr.CS, "ContourGeometricType"),
    NUMBER_OF_CONTOUR_POINTS(0x30060046, Vr.IS, "NumberOfContourPoints"),
    CONTOUR_DATA(0x30060050, Vr.DS, "ContourData"),
    RTROI_OBSERVATIONS_SEQUENCE(0x30060080, Vr.SQ, "RTROIObservationsSequence"),
    REFERENCED_ROI_NUMBER(0x30060084, Vr.IS, "ReferencedROINumber"),
    RTROI_INTERPRETED_TYPE(0x300600A4, Vr.CS, "RTROIInterpretedType"),
    SHARED_FUNCTIONAL_GROUPS_SEQUENCE(0x52009229, Vr.SQ, "SharedFunctionalGroupsSequence"),
    PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE(0x52009230, Vr.SQ, "PerFrameFunctionalGroupsSequence"),
    EXTENDED_OFFSET_TABLE(0x7FE00001, Vr.OV, "ExtendedOffsetTable"),
    EXTENDED_OFFSET_TABLE_LENGTHS(0x7FE00002, Vr.OV, "ExtendedOffsetTableLengths"),
    FLOAT_PIXEL_DATA(0x7FE00008, Vr.OF, "FloatPixelData"),
    DOUBLE_FLOAT_PIXEL_DATA(0x7FE00009, Vr.OD, "DoubleFloatPixelData"),
    PIXEL_DATA(0x7FE00010, Vr.OW, "PixelData");

    private static final Map<Integer, Attribute> BY_TAG = Arrays.stream(values())
            .collect(Collectors.toMap(Attribute::tag, Function.identity()));

    private final int tag;
    private final Vr vr;
    private final String keyword;

    Attribute(int tag, Vr vr, String keyword) {
        this.tag = tag;
        this.vr = vr;
        this.keyword = keyword;
    }

    public static Optional<Attribute> of(int tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    /** Group in the upper 16 bits, element in the lower. */
    public int tag() {
        return tag;
    }

    /** The representation that the standard gives it: for objects that do not say, and for those that are written. */
    public Vr vr() {
        return vr;
    }

    /** As a user is told: {@code PixelSpacing (0028,0030)}. */
    @Override
    public String toString() {
        return keyword + " " + Element.format(tag);
    }
}

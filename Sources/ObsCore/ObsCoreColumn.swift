extension ObsCore {
    /// A column of ObsCore 1.1, mandatory or optional; the raw value is its name.
    public enum Column: String, Hashable, Sendable, CaseIterable {
        /// `dataproduct_type`.
        case dataproductType = "dataproduct_type"
        /// `calib_level`.
        case calibLevel = "calib_level"
        /// `obs_collection`.
        case obsCollection = "obs_collection"
        /// `obs_id`.
        case obsId = "obs_id"
        /// `obs_publisher_did`.
        case obsPublisherDid = "obs_publisher_did"
        /// `access_url`.
        case accessUrl = "access_url"
        /// `access_format`.
        case accessFormat = "access_format"
        /// `access_estsize`, in kbyte.
        case accessEstsize = "access_estsize"
        /// `target_name`.
        case targetName = "target_name"
        /// `s_ra`, in deg.
        case sRa = "s_ra"
        /// `s_dec`, in deg.
        case sDec = "s_dec"
        /// `s_fov`, in deg.
        case sFov = "s_fov"
        /// `s_region`.
        case sRegion = "s_region"
        /// `s_resolution`, in arcsec.
        case sResolution = "s_resolution"
        /// `s_xel1`.
        case sXel1 = "s_xel1"
        /// `s_xel2`.
        case sXel2 = "s_xel2"
        /// `t_min`, in d.
        case tMin = "t_min"
        /// `t_max`, in d.
        case tMax = "t_max"
        /// `t_exptime`, in s.
        case tExptime = "t_exptime"
        /// `t_resolution`, in s.
        case tResolution = "t_resolution"
        /// `t_xel`.
        case tXel = "t_xel"
        /// `em_min`, in m.
        case emMin = "em_min"
        /// `em_max`, in m.
        case emMax = "em_max"
        /// `em_res_power`.
        case emResPower = "em_res_power"
        /// `em_xel`.
        case emXel = "em_xel"
        /// `o_ucd`.
        case oUcd = "o_ucd"
        /// `pol_states`.
        case polStates = "pol_states"
        /// `pol_xel`.
        case polXel = "pol_xel"
        /// `facility_name`.
        case facilityName = "facility_name"
        /// `instrument_name`.
        case instrumentName = "instrument_name"
        /// `dataproduct_subtype`.
        case dataproductSubtype = "dataproduct_subtype"
        /// `target_class`.
        case targetClass = "target_class"
        /// `obs_creation_date`.
        case obsCreationDate = "obs_creation_date"
        /// `obs_creator_name`.
        case obsCreatorName = "obs_creator_name"
        /// `obs_creator_did`.
        case obsCreatorDid = "obs_creator_did"
        /// `obs_title`.
        case obsTitle = "obs_title"
        /// `publisher_id`.
        case publisherId = "publisher_id"
        /// `bib_reference`.
        case bibReference = "bib_reference"
        /// `data_rights`.
        case dataRights = "data_rights"
        /// `obs_release_date`.
        case obsReleaseDate = "obs_release_date"
        /// `s_ucd`.
        case sUcd = "s_ucd"
        /// `s_unit`.
        case sUnit = "s_unit"
        /// `s_resolution_min`, in arcsec.
        case sResolutionMin = "s_resolution_min"
        /// `s_resolution_max`, in arcsec.
        case sResolutionMax = "s_resolution_max"
        /// `s_pixel_scale`, in arcsec.
        case sPixelScale = "s_pixel_scale"
        /// `s_calib_status`.
        case sCalibStatus = "s_calib_status"
        /// `s_stat_error`, in arcsec.
        case sStatError = "s_stat_error"
        /// `t_calib_status`.
        case tCalibStatus = "t_calib_status"
        /// `t_stat_error`, in s.
        case tStatError = "t_stat_error"
        /// `em_ucd`.
        case emUcd = "em_ucd"
        /// `em_unit`.
        case emUnit = "em_unit"
        /// `em_calib_status`.
        case emCalibStatus = "em_calib_status"
        /// `em_res_power_min`.
        case emResPowerMin = "em_res_power_min"
        /// `em_res_power_max`.
        case emResPowerMax = "em_res_power_max"
        /// `em_resolution`, in m.
        case emResolution = "em_resolution"
        /// `em_stat_error`, in m.
        case emStatError = "em_stat_error"
        /// `o_unit`.
        case oUnit = "o_unit"
        /// `o_calib_status`.
        case oCalibStatus = "o_calib_status"
        /// `o_stat_error`, in o_unit.
        case oStatError = "o_stat_error"
        /// `proposal_id`.
        case proposalId = "proposal_id"
    }
}

extension ObsCore.Column {
    /// The type of a column's values.
    public enum ValueType: String, Sendable {
        /// Text, regions and timestamps (ISO 8601) included.
        case text = "TEXT"
        /// An integer.
        case integer = "INTEGER"
        /// A number.
        case real = "REAL"
    }

    /// The type of its values.
    public var type: ValueType {
        switch self {
        case .calibLevel, .accessEstsize, .sXel1, .sXel2, .tXel, .emXel, .polXel:
            .integer
        case .sRa, .sDec, .sFov, .sResolution, .tMin, .tMax, .tExptime, .tResolution, .emMin,
            .emMax, .emResPower, .sResolutionMin, .sResolutionMax, .sPixelScale, .sStatError,
            .tStatError, .emResPowerMin, .emResPowerMax, .emResolution, .emStatError, .oStatError:
            .real
        default: .text
        }
    }

    /// The unit of its values; nil if they have none, or that of another column.
    public var unit: String? {
        switch self {
        case .accessEstsize:
            "kbyte"
        case .sRa, .sDec, .sFov:
            "deg"
        case .sResolution, .sResolutionMin, .sResolutionMax, .sPixelScale, .sStatError:
            "arcsec"
        case .tMin, .tMax:
            "d"
        case .tExptime, .tResolution, .tStatError:
            "s"
        case .emMin, .emMax, .emResolution, .emStatError:
            "m"
        default: nil
        }
    }
}

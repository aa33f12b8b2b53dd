extension Profile {
    /// The built-in profile: the extended ObsCore fields of the Cherenkov Telescope Array.
    public static let cta = Profile(
        name: "cta",
        fields: [
            FieldDefinition(
                "calib_version", keyword: "CALIBVER", description: "version of the calibration"),
            FieldDefinition(
                "reco_version", keyword: "RECO_VER", description: "version of the reconstruction"),
            FieldDefinition(
                "reco_method", keyword: "RECOMETH", description: "method of the reconstruction"),
            FieldDefinition(
                "applied_cuts", keyword: "APPLCUTS", description: "cuts applied to the events"),
            FieldDefinition(
                "spectral_model", keyword: "SPECMODL", description: "spectral model assumed"),
            FieldDefinition(
                "dataproduct_type", keyword: "DPTYPE", description: "type of the data product",
                vocabulary: dataProductTypes),
            FieldDefinition(
                "dataproduct_subtype", keyword: "DPSUBTYP",
                description: "subtype of the data product"),
            FieldDefinition(
                "calib_level", keyword: "CALIBLEV", type: .integer,
                description: "calibration level of ObsCore",
                vocabulary: ["0", "1", "2", "3", "4"]),
            FieldDefinition(
                "s_resolution_min", keyword: "SRES_MIN", type: .real, unit: "arcsec",
                description: "best angular resolution"),
            FieldDefinition(
                "s_resolution_max", keyword: "SRES_MAX", type: .real, unit: "arcsec",
                description: "worst angular resolution"),
            FieldDefinition(
                "proposal_id", keyword: "PROP_ID", description: "identifier of the proposal"),
            FieldDefinition("site", keyword: "SITENAME", description: "site of the array"),
            FieldDefinition(
                "sub_array_name", keyword: "SUBARRNM", description: "name of the subarray"),
            FieldDefinition(
                "pointing_mode", keyword: "PNT_MODE", description: "pointing of the telescopes",
                vocabulary: [
                    "parallel", "convergent", "convergent-ang", "divergent", "divergent-ang",
                ]),
            FieldDefinition(
                "obs_mode", keyword: "OBSVMODE", description: "mode of the observation"),
            FieldDefinition("run_type", keyword: "RUN_TYPE", description: "type of the run"),
            FieldDefinition(
                "data_quality", keyword: "DATAQUAL", description: "quality of the data"),
            FieldDefinition(
                "data_rights", keyword: "DATARGHT", description: "who may use the data",
                vocabulary: ["public", "secure", "proprietary"]),
            FieldDefinition(
                "obs_release_date", keyword: "RELDATE", description: "when the data become public"),
        ])

    /// The values of `dataproduct_type` in ObsCore 1.1 and its high-energy extension.
    private static let dataProductTypes = [
        "image", "cube", "spectrum", "sed", "timeseries", "visibility", "event", "measurements",
        "event-list", "light-curve", "response-function", "aeff", "edisp", "psf", "rmf", "arf",
        "event-bundle", "spatial-profile", "spatially-resolved-dataset",
    ]
}

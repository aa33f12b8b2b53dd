import ADQL

extension ObsCoreDefinition {
    /// What every service has (ObsCore 1.1 §4, table 6).
    static let mandatory: [ObsCoreDefinition] = [
        .init(
            "dataproduct_type", .text, ucd: "meta.code.class",
            utype: "ObsDataset.dataProductType",
            "Kind of product: image, cube, spectrum, sed, timeseries, visibility, event or measurements."
        ),
        .init(
            "calib_level", .integer, ucd: "meta.code;obs.calib",
            utype: "ObsDataset.calibLevel",
            "How far it is calibrated: 0 raw, 1 instrumental, 2 calibrated, 3 enhanced, 4 analysis."
        ),
        .init(
            "obs_collection", .text, ucd: "meta.id",
            utype: "DataID.collection",
            "Collection that it belongs to."),
        .init(
            "obs_id", .text, ucd: "meta.id",
            utype: "DataID.observationID",
            "Observation that it belongs to."),
        .init(
            "obs_publisher_did", .text, ucd: "meta.ref.ivoid",
            utype: "Curation.publisherDID",
            "Identifier of the product, given by its publisher."),
        .init(
            "access_url", .text, ucd: "meta.ref.url",
            utype: "Access.reference",
            "Where the product, or links to it, can be had."),
        .init(
            "access_format", .text, ucd: "meta.code.mime",
            utype: "Access.format",
            "What is found at access_url."),
        .init(
            "access_estsize", .long, unit: "kbyte", ucd: "phys.size;meta.file",
            utype: "Access.size",
            "Size of the file."),
        .init(
            "target_name", .text, ucd: "meta.id;src",
            utype: "Target.name",
            "Object that was observed."),
        .init(
            "s_ra", .double, unit: "deg", ucd: "pos.eq.ra",
            utype: "Char.SpatialAxis.Coverage.Location.Coord.Position2D.Value2.C1",
            "Right ascension of the centre, ICRS."),
        .init(
            "s_dec", .double, unit: "deg", ucd: "pos.eq.dec",
            utype: "Char.SpatialAxis.Coverage.Location.Coord.Position2D.Value2.C2",
            "Declination of the centre, ICRS."),
        .init(
            "s_fov", .double, unit: "deg", ucd: "phys.angSize;instr.fov",
            utype: "Char.SpatialAxis.Coverage.Bounds.Extent.diameter",
            "Diameter of the field of view."),
        .init(
            "s_region", .region, ucd: "pos.outline;obs.field",
            utype: "Char.SpatialAxis.Coverage.Support.Area",
            "Region on the sky, in STC-S."),
        .init(
            "s_resolution", .double, unit: "arcsec", ucd: "pos.angResolution",
            utype: "Char.SpatialAxis.Resolution.Refval.value",
            "Angular resolution."),
        .init(
            "s_xel1", .long, ucd: "meta.number",
            utype: "Char.SpatialAxis.numBins1",
            "Pixels along the first axis on the sky."),
        .init(
            "s_xel2", .long, ucd: "meta.number",
            utype: "Char.SpatialAxis.numBins2",
            "Pixels along the second axis on the sky."),
        .init(
            "t_min", .double, unit: "d", ucd: "time.start;obs.exposure",
            utype: "Char.TimeAxis.Coverage.Bounds.Limits.StartTime",
            "Start of the observation, as a modified Julian date."),
        .init(
            "t_max", .double, unit: "d", ucd: "time.end;obs.exposure",
            utype: "Char.TimeAxis.Coverage.Bounds.Limits.StopTime",
            "End of the observation, as a modified Julian date."),
        .init(
            "t_exptime", .double, unit: "s", ucd: "time.duration;obs.exposure",
            utype: "Char.TimeAxis.Coverage.Support.Extent",
            "Exposure time."),
        .init(
            "t_resolution", .double, unit: "s", ucd: "time.resolution",
            utype: "Char.TimeAxis.Resolution.Refval.value",
            "Resolution in time."),
        .init(
            "t_xel", .long, ucd: "meta.number",
            utype: "Char.TimeAxis.numBins",
            "Bins in time."),
        .init(
            "em_min", .double, unit: "m", ucd: "em.wl;stat.min",
            utype: "Char.SpectralAxis.Coverage.Bounds.Limits.LoLimit",
            "Shortest wavelength."),
        .init(
            "em_max", .double, unit: "m", ucd: "em.wl;stat.max",
            utype: "Char.SpectralAxis.Coverage.Bounds.Limits.HiLimit",
            "Longest wavelength."),
        .init(
            "em_res_power", .double, ucd: "spect.resolution",
            utype: "Char.SpectralAxis.Resolution.ResolPower.refVal",
            "Spectral resolving power."),
        .init(
            "em_xel", .long, ucd: "meta.number",
            utype: "Char.SpectralAxis.numBins",
            "Bins in wavelength or energy."),
        .init(
            "o_ucd", .text, ucd: "meta.ucd",
            utype: "Char.ObservableAxis.ucd",
            "UCD of what was measured."),
        .init(
            "pol_states", .text, ucd: "meta.code;phys.polarization",
            utype: "Char.PolarizationAxis.stateList",
            "Polarization states."),
        .init(
            "pol_xel", .long, ucd: "meta.number",
            utype: "Char.PolarizationAxis.numBins",
            "Number of polarization states."),
        .init(
            "facility_name", .text, ucd: "meta.id;instr.tel",
            utype: "Provenance.ObsConfig.Facility.name",
            "Observatory or telescope."),
        .init(
            "instrument_name", .text, ucd: "meta.id;instr",
            utype: "Provenance.ObsConfig.Instrument.name",
            "Instrument."),
    ]
}

import ADQL

extension ObsCoreDefinition {
    /// What a service may have (ObsCore 1.1 appendix B, table 7).
    static let optional: [ObsCoreDefinition] = [
        .init(
            "dataproduct_subtype", .text, ucd: "meta.code.class",
            utype: "ObsDataset.dataProductSubtype",
            "Kind of product, in the words of the archive."),
        .init(
            "target_class", .text, ucd: "src.class",
            utype: "Target.class",
            "Class of the object."),
        .init(
            "obs_creation_date", .timestamp, ucd: "time;meta.dataset",
            utype: "DataID.date",
            "When the product was made."),
        .init(
            "obs_creator_name", .text, ucd: "meta.id",
            utype: "DataID.creator",
            "Who made it."),
        .init(
            "obs_creator_did", .text, ucd: "meta.id",
            utype: "DataID.creatorDID",
            "Identifier given by its maker."),
        .init(
            "obs_title", .text, ucd: "meta.title;obs",
            utype: "DataID.title",
            "Title."),
        .init(
            "publisher_id", .text, ucd: "meta.ref.ivoid",
            utype: "Curation.publisherID",
            "Identifier of the publisher."),
        .init(
            "bib_reference", .text, ucd: "meta.bib.bibcode",
            utype: "Curation.reference",
            "Publication about it."),
        .init(
            "data_rights", .text, ucd: "meta.code",
            utype: "Curation.rights",
            "Public, secure or proprietary."),
        .init(
            "obs_release_date", .timestamp, ucd: "time.release",
            utype: "Curation.releaseDate",
            "When it becomes public."),
        .init(
            "s_ucd", .text, ucd: "meta.ucd",
            utype: "Char.SpatialAxis.ucd",
            "UCD of the axes on the sky."),
        .init(
            "s_unit", .text, ucd: "meta.unit",
            utype: "Char.SpatialAxis.unit",
            "Unit of the axes on the sky."),
        .init(
            "s_resolution_min", .double, unit: "arcsec", ucd: "pos.angResolution;stat.min",
            utype: "Char.SpatialAxis.Resolution.Bounds.Limits.LoLimit",
            "Best angular resolution."),
        .init(
            "s_resolution_max", .double, unit: "arcsec", ucd: "pos.angResolution;stat.max",
            utype: "Char.SpatialAxis.Resolution.Bounds.Limits.HiLimit",
            "Worst angular resolution."),
        .init(
            "s_pixel_scale", .double, unit: "arcsec", ucd: "phys.angSize;instr.pixel",
            utype: "Char.SpatialAxis.Sampling.RefVal.SamplingPeriod",
            "Size of a pixel."),
        .init(
            "s_calib_status", .text, ucd: "meta.code.qual",
            utype: "Char.SpatialAxis.calibrationStatus",
            "How places are calibrated."),
        .init(
            "s_stat_error", .double, unit: "arcsec", ucd: "stat.error;pos.eq",
            utype: "Char.SpatialAxis.Accuracy.StatError.Refval.value",
            "Error of places."),
        .init(
            "t_calib_status", .text, ucd: "meta.code.qual",
            utype: "Char.TimeAxis.calibrationStatus",
            "How times are calibrated."),
        .init(
            "t_stat_error", .double, unit: "s", ucd: "stat.error;time",
            utype: "Char.TimeAxis.Accuracy.StatError.Refval.value",
            "Error of times."),
        .init(
            "em_ucd", .text, ucd: "meta.ucd",
            utype: "Char.SpectralAxis.ucd",
            "UCD of the spectral axis."),
        .init(
            "em_unit", .text, ucd: "meta.unit",
            utype: "Char.SpectralAxis.unit",
            "Unit of the spectral axis."),
        .init(
            "em_calib_status", .text, ucd: "meta.code.qual",
            utype: "Char.SpectralAxis.calibrationStatus",
            "How the spectral axis is calibrated."),
        .init(
            "em_res_power_min", .double, ucd: "spect.resolution;stat.min",
            utype: "Char.SpectralAxis.Resolution.ResolPower.LoLimit",
            "Least resolving power."),
        .init(
            "em_res_power_max", .double, ucd: "spect.resolution;stat.max",
            utype: "Char.SpectralAxis.Resolution.ResolPower.HiLimit",
            "Greatest resolving power."),
        .init(
            "em_resolution", .double, unit: "m", ucd: "spect.resolution;stat.mean",
            utype: "Char.SpectralAxis.Resolution.Refval.value",
            "Spectral resolution."),
        .init(
            "em_stat_error", .double, unit: "m", ucd: "stat.error;em",
            utype: "Char.SpectralAxis.Accuracy.StatError.Refval.value",
            "Error of the spectral axis."),
        .init(
            "o_unit", .text, ucd: "meta.unit",
            utype: "Char.ObservableAxis.unit",
            "Unit of what was measured."),
        .init(
            "o_calib_status", .text, ucd: "meta.code.qual",
            utype: "Char.ObservableAxis.calibrationStatus",
            "How what was measured is calibrated."),
        .init(
            "o_stat_error", .double, ucd: "stat.error",
            utype: "Char.ObservableAxis.Accuracy.StatError.Refval.value",
            "Error of what was measured, in o_unit."),
        .init(
            "proposal_id", .text, ucd: "meta.id;obs.proposal",
            utype: "Provenance.Proposal.identifier",
            "Proposal."),
    ]
}

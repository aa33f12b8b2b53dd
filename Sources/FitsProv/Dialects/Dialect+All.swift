extension Dialect {
    /// The dialects that are read, in order of precedence: of two that say the same, the first counts.
    public static let all: [Dialect] = [
        .vodf, .cta, .lsst, .gadf, .stsci, .esoDataFlow, .esoPhase3, .esoMIDAS, .mpdaf,
        .casu, .noirlab, .iraf, .hst, .hstDrizzle, .jwst, .desi, .sdss,
        .ciao, .headas, .dataSubspace, .cfitsio, .ogip, .heasarc,
        .fermiLAT, .fermiGBM, .fermiTools, .xmm, .erosita, .integral,
        .dragons, .solarnet, .solarOrbiter, .iris, .jsoc, .dkist, .starlink, .gnuastro,
        .astromatic, .siril, .ccdproc, .embeddedPROV,
        .fits,
    ]
}

extension Dialect {
    /// The reference metadata that ctapipe writes as HIERARCH cards.
    static let cta = Dialect(
        "cta",
        identifiers: ["CTA PRODUCT ID", "CTAO INSTANCE ID"],
        facts: [
            ("CTA ACTIVITY NAME", "activity"), ("CTA ACTIVITY SOFTWARE NAME", "software"),
            ("CTA ACTIVITY SOFTWARE VERSION", "version"),
        ])
}

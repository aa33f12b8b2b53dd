// swift-tools-version: 6.2

import PackageDescription

// Built by scripts/votable-oracles, which puts links to the sources beside it.
let package = Package(
    name: "votable-oracles",
    targets: [
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(
            name: "VOTable", dependencies: ["CLibxml2", "CZlib"],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]),
        .executableTarget(name: "votable-copy", dependencies: ["VOTable"]),
    ])

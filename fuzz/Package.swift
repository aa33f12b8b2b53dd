// swift-tools-version: 6.2

import PackageDescription

// Built by fuzz/run alone, which gives all modules the flags of libFuzzer and of testable imports.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "fitsprov", path: "..")],
    targets: [
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Files", "FITS", "PROV", "FitsProv", "RecordYAML", "FitsProvArchive",
                "ADQL", "VOTable",
            ].map {
                .product(name: $0, package: "fitsprov")
            },
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ],
            // gold cannot link what the coverage leaves behind; libFuzzer brings a main of its own.
            linkerSettings: [
                .unsafeFlags(["-use-ld=lld", "-Xlinker", "--allow-multiple-definition"])
            ])
    ]
)

import FitsProv
import Testing

@testable import FitsProvRun

/// Parameters and patterns from words.
struct WordParametersTests {
    private static func parameters(_ words: String...) -> [String] {
        WordParameters.parameters(of: ["prog"] + words).map { "\($0.name)=\($0.value)" }
    }

    @Test func `each form of name and value is one`() {
        #expect(
            Self.parameters(
                "ebins=20", "--r=10 10", "-IMAGEOUT_NAME", "c.fits", "-N", "--quiet", "a.fits")
                == ["ebins=20", "r=10 10", "IMAGEOUT_NAME=c.fits"])
        #expect(Self.parameters("-THRESH", "-1.5", "-BACK", "-x") == ["THRESH=-1.5"])
        #expect(Self.parameters("a=1", "b=", "a=2") == ["b=", "a=2"])
    }

    @Test func `what is no name is none`() {
        #expect(Self.parameters("2=3", "=x", "a b=c", "x.fits[a=1]", "---a=1", "-", "--") == [])
        #expect(WordParameters.parameters(of: []) == [])
    }

    @Test(arguments: [
        ("*.fits", true), ("c?.fits", false), ("red/*.fits", true), ("/d/red/a.fits", true),
        ("red", false), ("./red/../red/a.*", true), ("*", true), ("d/*", false),
    ])
    func `a pattern is one of names or of paths`(pattern: String, fits: Bool) {
        #expect(OutPatterns([pattern], in: "/d").contains("/d/red/a.fits") == fits)
    }

    @Test func `without a pattern all is asked for`() {
        #expect(OutPatterns([], in: "/d").contains("/x"))
        #expect(OutPatterns(["/usr/*", "*.fits", "/none/*"], in: "/d").folders == ["/usr"])
    }
}

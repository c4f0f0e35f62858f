using System.Text;
using ClickCart.Catalog.Products;

namespace ClickCart.Tests.Catalog.Products;

public sealed class SvgRepetitionTests
{
    /// <summary>Each part draws the one before it ten times.</summary>
    private static string Nested(int levels, Func<int, string> draw) => string.Concat(Enumerable.Range(1, levels).Select(level =>
        $"<g id=\"l{level}\">{string.Concat(Enumerable.Repeat(draw(level - 1), 10))}</g>")) + "<rect id=\"l0\" width=\"1\" height=\"1\"/>";

    public static TheoryData<string, bool> Drawings() => new()
    {
        { Nested(3, i => $"<use href=\"#l{i}\"/>"), true },
        { Nested(9, i => $"<use href=\"#l{i}\"/>"), false },
        { Nested(9, i => $"<use xlink:href=\"#l{i}\"/>"), false },
        { Nested(9, i => $"<use href=\"#%6C{i}\"/>"), false },
        { Nested(9, i => $"<rect fill=\"url(#l{i})\"/>"), false },
        { Nested(9, i => $"<rect style=\"mask: url( #l{i} ); fill: URL(#l{i})\"/>"), false },
        { Nested(60, i => $"<use href=\"#l{i}\"/>"), false },
        { "<g id=\"a\"><use href=\"#a\"/></g>", false },
        { "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><g><use href=\"#a\"/></g></g>", false },
        { "<use href=\"#nobody\"/>", true },
        { "<linearGradient id=\"g\"><stop/><stop/><stop/></linearGradient>"
            + string.Concat(Enumerable.Repeat("<path d=\"M0 0\" fill=\"url(#g)\"/>", 50_000)), true },
        { string.Concat(Enumerable.Repeat("<g id=\"a\">", 150)) + string.Concat(Enumerable.Repeat("</g>", 150)), true },
        { "<g id=\"a\"/>" + string.Concat(Enumerable.Repeat("<use href=\"#a\"/>", 2000)), true },
    };

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Parts_may_be_drawn_again_within_bounds(string inside, bool taken)
    {
        var file = PictureFile.Of(Pictures.Svg(inside), "admin", TimeProvider.System.GetUtcNow());
        file.Succeeded.ShouldBe(taken);
        if (!taken) file.Error!.Extensions!["errors"].ShouldBeOfType<Dictionary<string, string[]>>()["picture"].Single().ShouldContain("repeats its parts");
    }

    [Fact]
    public void Entities_that_repeat_each_other_are_no_picture() => SafeSvg.Of(Encoding.UTF8.GetBytes(
        "<!DOCTYPE svg [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>")).ShouldBeNull();
}

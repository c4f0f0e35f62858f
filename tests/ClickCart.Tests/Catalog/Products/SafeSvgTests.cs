using System.Text;
using ClickCart.Catalog;
using ClickCart.Catalog.Products;

namespace ClickCart.Tests.Catalog.Products;

public sealed class SafeSvgTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<path d=\"M0 0\" onclick=\"alert(1)\"/>")]
    [InlineData("<style>@import 'http://evil'</style>")]
    [InlineData("<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><img src=\"x\" onerror=\"alert(1)\"/></body></foreignObject>")]
    [InlineData("<image href=\"http://evil/x.png\"/>")]
    [InlineData("<use xlink:href=\"http://evil/x.svg#a\"/>")]
    [InlineData("<use href=\"data:image/svg+xml,alert(1)\"/>")]
    [InlineData("<a href=\"javascript:alert(1)\"><rect/></a>")]
    [InlineData("<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>")]
    [InlineData("<set attributeName=\"onclick\" to=\"alert(1)\"/>")]
    [InlineData("<rect fill=\"url(http://evil/x)\"/>")]
    [InlineData("<rect style=\"fill:url('http://evil')\"/>")]
    [InlineData("<rect style=\"fill: u\\72l(http://evil)\"/>")]
    [InlineData("<rect style=\"background:url(//evil);behavior:url(#alert)\"/>")]
    public void What_could_run_or_load_is_left_out(string inside)
    {
        var safe = Encoding.UTF8.GetString(SafeSvg.Of(Pictures.Svg(inside + "<circle r=\"1\"/>")).ShouldNotBeNull());
        foreach (
            var trace in new[] { "script", "alert", "evil", "style", "foreign", "onclick", "onerror", "animate", "image", "data:", "javascript" }) safe.ShouldNotContain(trace, Case.Insensitive);
        safe.ShouldContain("<circle r=\"1\" />");
    }

    [Fact]
    public void What_draws_stays_and_style_becomes_attributes()
    {
        var safe = Encoding.UTF8.GetString(SafeSvg.Of(Pictures.Svg(
            """<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/></linearGradient></defs><g transform="scale(2)"><rect width="5" height="5" style="fill:url(#g);stroke : #000;-inkscape-x:1" stroke="#fff"/><text x="1">Hi &amp; lo</text><use xlink:href="#g"/></g>""")).ShouldNotBeNull());
        safe.ShouldContain("""fill="url(#g)" """);
        safe.ShouldContain("""stroke="#fff" """);
        safe.ShouldNotContain("#000");
        safe.ShouldContain("Hi &amp; lo");
        safe.ShouldContain("""<use href="#g" """);
    }

    [Fact]
    public void Entities_are_not_expanded_and_nonsense_is_no_picture()
    {
        SafeSvg.Of(
            Encoding.UTF8.GetBytes("""<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>""")).ShouldBeNull();
        SafeSvg.Of(Encoding.UTF8.GetBytes("<svg><rect/></svg>")).ShouldBeNull();
        SafeSvg.Of(Encoding.UTF8.GetBytes("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")).ShouldBeNull();
        SafeSvg.Of("hello"u8.ToArray()).ShouldBeNull();
        SafeSvg.Of([0xFF, 0xFE, 0x00]).ShouldBeNull();
    }

    [Fact]
    public void Depth_costs_no_stack() => SafeSvg.Of(Pictures.Svg(string.Concat(Enumerable.Repeat("<g>", 50_000))
        + string.Concat(Enumerable.Repeat("</g>", 50_000)))).ShouldNotBeNull();
}

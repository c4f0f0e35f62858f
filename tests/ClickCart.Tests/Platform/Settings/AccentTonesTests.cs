using ClickCart.Platform.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace ClickCart.Tests.Platform.Settings;

public sealed class AccentTonesTests
{
    [Fact]
    public void Contrast_is_that_of_the_guidelines()
    {
        Colour.White.ContrastTo(Colour.Black).ShouldBe(21, 0.001);
        Colour.Parse("#767676")!.Value.ContrastTo(Colour.White).ShouldBe(4.54, 0.01);
        (Colour.Parse("#12345"), Colour.Parse("17604b"), Colour.Parse("#17604g"), Colour.Parse(null)).ShouldBe((null, null, null, null));
        Colour.Parse("#17604B")!.Value.ToString().ShouldBe("#17604b");
    }

    [Fact]
    public void It_is_measured_on_the_grounds_that_the_style_sheet_has()
    {
        var css = File.ReadAllText(Path.Combine(Root(), "src/Shared/Web/Assets/clickcart.css"));
        foreach (var (name, i) in (ReadOnlySpan<(string, int)>)[("paper", 0), ("surface", 1), ("sunken", 2)])
            css.ShouldContain($"--{name}: light-dark({AccentTones.LightGrounds[i]}, {AccentTones.DarkGrounds[i]});");
        AccentTones.FlawOf(Colour.Parse(ShopIdentity.OwnAccent)!.Value, isDark: false).ShouldBeNull();
    }

    [Fact]
    public void For_every_colour_there_is_one_for_dark_pages() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte, byte)>(),
        c => AccentTones.FlawOf(AccentTones.ForDark(new(c.Item1, c.Item2, c.Item3)), isDark: true) is null));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ClickCart.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

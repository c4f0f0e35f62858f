using ClickCart.Web.Papers;

namespace ClickCart.Tests.Web.Papers;

public sealed class PaperFontsTests
{
    [Theory]
    [InlineData("Nguyễn Łęcki Ώρα Ігор −5", "NotoSans")]
    [InlineData("王小明", "DroidSansFallback")]
    [InlineData("山田 太郎 ヤマダ ひらがな", "DroidSansFallback")]
    [InlineData("김철수", "DroidSansFallback")]
    [InlineData("محمد بن عبد الله", "NotoSansArabic")]
    [InlineData("דָּוִד בן־גוריון", "NotoSansHebrew")]
    [InlineData("สมชาย น้ำ ที่นี่", "NotoSansThai")]
    [InlineData("राजेन्द्र श्री हिन्दी", "NotoSansDevanagari")]
    public void Each_script_has_a_font_with_all_its_letters(string name, string family)
    {
        var run = PaperFonts.In(null).Runs(name.Normalize()).ShouldHaveSingleItem();
        run.Family.ShouldBe(family);
        if (run.IsShaped) Shape(run).Glyphs.ShouldAllBe(g => g.Index != 0);
    }

    [Fact]
    public void Letters_join_change_their_order_and_stand_over_one_another()
    {
        // Of lam and alef one is made; beh looks otherwise at the beginning, within and at the end.
        Shape("لا").Glyphs.Count.ShouldBe(1);
        Shape("ببب").Glyphs.Select(g => g.Index).Distinct().Count().ShouldBeGreaterThan(1);
        Shape("بب").Width.ShouldBeLessThan(2 * Shape("ب").Width);
        // The vowel that is written after is seen before; of ka and ssa one is made.
        Shape("हि").Glyphs[0].Letter.ShouldNotBe('ह');
        Shape("क्ष").Glyphs.Count.ShouldBe(1);
        // A mark takes no room.
        Shape("ที่").Width.ShouldBe(Shape("ท").Width, 0.001);
    }

    [Fact]
    public void A_font_stays_whole_whatever_the_collector_does()
    {
        var shaper = new PaperShaper([.. PaperFonts.In(null).GetFont("NotoSansArabic-Regular")!]);
        var before = shaper.Shape("محمد", fromRight: true).Glyphs;
        // Each stops all that runs beside it.
        for (var round = 0; round < 4; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            Enumerable.Range(0, 50).Select(_ => Enumerable.Repeat((byte)0x7f, 200_000).ToArray()).ToList().ShouldNotBeEmpty();
            shaper.Shape("محمد", fromRight: true).Glyphs.ShouldBe(before);
        }
    }

    [Fact]
    public async Task Fonts_of_the_owners_folder_come_before_those_of_other_scripts_and_what_is_no_font_is_left_out()
    {
        var folder = Directory.CreateTempSubdirectory("clickcart-fonts-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.ttf"), "no font", TestContext.Current.CancellationToken);
        var thai = Path.Combine(folder.FullName, "b.ttf");
        await File.WriteAllBytesAsync(thai, PaperFonts.In(null).GetFont("NotoSansThai-Regular")!, TestContext.Current.CancellationToken);
        var fonts = new PaperFonts(Path.GetRelativePath(Environment.CurrentDirectory, folder.FullName));
        fonts.Runs("ที่").ShouldHaveSingleItem().Family.ShouldBe(thai);
        fonts.ShaperOf(thai, bold: true).Shape("ที่", fromRight: false).Glyphs.ShouldAllBe(g => g.Index != 0);
        fonts.Runs("王 Ada").Select(r => r.Family).ShouldBe(["DroidSansFallback", "NotoSans"]);
        folder.Delete(recursive: true);
    }

    private static (IReadOnlyList<PaperGlyph> Glyphs, double Width) Shape(string text) => Shape(PaperFonts.In(null).Runs(text).Single());

    private static (IReadOnlyList<PaperGlyph> Glyphs, double Width) Shape(PaperRun run) =>
        PaperFonts.In(null).ShaperOf(run.Family, bold: false).Shape(run.Text, fromRight: run.Level % 2 == 1);
}

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

    private static (IReadOnlyList<PaperGlyph> Glyphs, double Width) Shape(string text) => Shape(PaperFonts.In(null).Runs(text).Single());

    private static (IReadOnlyList<PaperGlyph> Glyphs, double Width) Shape(PaperRun run) =>
        PaperFonts.In(null).ShaperOf(run.Family, bold: false).Shape(run.Text, fromRight: run.Level % 2 == 1);
}

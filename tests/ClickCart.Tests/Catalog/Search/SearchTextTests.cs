using ClickCart.Catalog.Search;

namespace ClickCart.Tests.Catalog.Search;

/// <summary>What finds what, and why; the same on every database.</summary>
public sealed class SearchTextTests
{
    [Theory]
    // Letters as people type them who have not got that keyboard.
    [InlineData("Große Tüte", "grosse", "grosse: name")]
    [InlineData("Große Tüte", "GROSSE TÜTE", "grosse: name", "tute: name")]
    [InlineData("Große Tüte", "tuete", "tuete: name")]
    [InlineData("Tuete", "tüte", "tuete: name")]
    [InlineData("GROẞE", "große", "grosse: name")]
    [InlineData("Smørrebrød", "smorrebrod", "smorrebrod: name")]
    [InlineData("Smørrebrød", "smoerrebroed", "smoerrebroed: name")]
    [InlineData("Ærø", "aero", "aero: name")]
    [InlineData("Århus", "aarhus", "aarhus: name")]
    [InlineData("Þór", "thor", "thor: name")]
    [InlineData("Łódź", "lodz", "lodz: name")]
    [InlineData("Đakovo", "dakovo", "dakovo: name")]
    [InlineData("Išči čaj", "isci caj", "isci: name", "caj: name")]
    [InlineData("Işık lamba", "ışık", "isik: name")]
    [InlineData("Işık lamba", "ISIK", "isik: name")]
    [InlineData("İzmir", "izmir", "izmir: name")]
    [InlineData("Cà phê sữa", "sua", "sua: name")]
    [InlineData("Đường đỏ", "duong do", "duong: name", "do: name")]
    [InlineData("Nước mắm", "nước mắm", "nuoc: name", "mam: name")]
    [InlineData("Cœur", "coeur", "coeur: name")]
    [InlineData("Ψωμί άσπρος", "ψωμι ασπροσ", "ψωμι: name", "ασπροσ: name")]
    [InlineData("Ёлка", "елка", "елка: name")]
    [InlineData("ﬁlter ＡＢＣ", "filter abc", "filter: name", "abc: name")]
    [InlineData("Oʻahu shirt", "oahu", "oahu: name")]
    // What hyphens and their like join.
    [InlineData("T-Shirt", "tshirt", "tshirt: name")]
    [InlineData("T-Shirt", "t shirt", "t: name", "shirt: name")]
    [InlineData("T-Shirts", "t-shirt", "tshirt: name")]
    [InlineData("Tshirt", "t-shirt", "tshirt: name")]
    [InlineData("T shirt", "tshirt", "tshirt: name")]
    [InlineData("T\u2011Shirt", "tshirt", "tshirt: name")]
    [InlineData("WiFi router", "wi-fi", "wifi: name")]
    [InlineData("WiFi router", "wi fi", "wi: name", "wifi: name")]
    [InlineData("Wi-Fi router", "wifi router", "wifi: name", "router: name")]
    [InlineData("Men's belt", "mens", "men: name")]
    [InlineData("Mens belt", "men’s", "men: name")]
    [InlineData("Jar 500ml", "500 ml", "500: name", "500ml: name")]
    [InlineData("Jar 500 ml", "500ml", "500ml: name")]
    // Plurals.
    [InlineData("Box", "boxes", "box: name")]
    [InlineData("Boxes", "box", "box: name")]
    [InlineData("Berry", "berries", "berry: name")]
    [InlineData("Shelf", "shelves", "shelf: name")]
    [InlineData("Shelves", "shelf", "shelf: name")]
    [InlineData("Glove", "gloves", "glove: name")]
    [InlineData("Gloves", "glov", "glov: name")]
    [InlineData("Glass", "glasses", "glass: name")]
    // Scripts without spaces, from any place.
    [InlineData("机械键盘", "键盘", "键盘: name")]
    [InlineData("机械键盘", "盘", "盘: name")]
    [InlineData("日本の緑茶", "緑茶", "緑茶: name")]
    [InlineData("コーヒーカップ", "カップ", "かっ っぷ: name")]
    [InlineData("ﾊﾝﾄﾞﾊﾞｯｸﾞ", "バッグ", "ばっ っぐ: name")]
    [InlineData("가죽지갑", "지갑", "지갑: name")]
    [InlineData("กาแฟดำ", "แฟ", "แฟ: name")]
    [InlineData("台灣高山茶", "臺灣", "台灣: name")]
    [InlineData("臺灣高山茶", "台灣", "台灣: name")]
    // Words between words, and measures.
    [InlineData("Rock & Roll", "rock and roll", "rock: name", "roll: name")]
    [InlineData("Rock & Roll", "rock'n'roll", "rock roll: name")]
    [InlineData("Rock and Roll", "rock & roll", "rock: name", "roll: name")]
    [InlineData("Salz und Pfeffer", "salz & pfeffer", "salz: name", "pfeffer: name")]
    [InlineData("Frame 10×20 cm", "10x20", "1020: name")]
    [InlineData("Frame 10x20 cm", "10 × 20", "1020: name")]
    [InlineData("Frame 10 x 20 x 30", "10X20X30", "102030: name")]
    // Plurals without a rule.
    [InlineData("Mouse", "mice", "mouse: name")]
    [InlineData("Mice", "mouse", "mouse: name")]
    [InlineData("Kitchen knives", "knife", "knife: name")]
    public void A_name_is_found_as_people_write_it(string name, string question, params string[] reasons) =>
        Document(name).Reasons(SearchText.Terms(question)).ShouldBe(reasons);

    [Theory]
    [InlineData("Red jug", "red mug")]
    [InlineData("T-Shirt", "tshirts blue")]
    [InlineData("机械键盘", "盘键")]
    [InlineData("Bus", "glass")]
    public void What_does_not_answer_every_word_is_no_hit(string name, string question) =>
        Document(name).Reasons(SearchText.Terms(question)).ShouldBeNull();

    [Theory]
    [InlineData("mug-har-250")]
    [InlineData("MUGHAR250")]
    [InlineData("har-250")]
    [InlineData("har250")]
    [InlineData("250")]
    [InlineData("r250")]
    public void A_sku_is_found_whole_and_by_its_parts(string question)
    {
        var document = new SearchDocument();
        document.Say("Harbour mug", ["MUG-HAR-250", .. SearchText.PartsOf("MUG-HAR-250")]);
        document.Reasons(SearchText.Terms(question)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("keybord", "keyboard")]
    [InlineData("keybaord", "keyboard")]
    [InlineData("kayboerd", "keyboard")]
    [InlineData("lmap", "lamp")]
    [InlineData("shrit", "shirt")]
    [InlineData("lamq", "lamp")]
    [InlineData("kybrd", null)]
    [InlineData("lmpa", null)]
    [InlineData("mgu", null)]
    [InlineData("a1b2c4", null)]
    public void A_typing_error_or_two_is_forgiven_by_the_length_of_the_word(string typed, string? found) =>
        Vocabulary.Near(typed, ["lamp", "keyboard", "shirt", "mug", "a1b2c3"]).SingleOrDefault().ShouldBe(found);

    [Fact]
    public void The_longest_of_texts_is_analysed_at_once_and_its_name_fits_its_column()
    {
        var document = new SearchDocument();
        document.Say(new string('ß', 200), [new string('-', 1_000_000), string.Join('-', Enumerable.Repeat("x", 100_000))]);
        document.Name.Length.ShouldBeLessThanOrEqualTo(SearchDocument.NameLength);
        SearchText.Terms(string.Join(' ', Enumerable.Repeat("ab-cd", 100_000))).Count.ShouldBeLessThan(20);
    }

    private static SearchDocument Document(string name)
    {
        var document = new SearchDocument();
        document.Say(name, []);
        return document;
    }
}

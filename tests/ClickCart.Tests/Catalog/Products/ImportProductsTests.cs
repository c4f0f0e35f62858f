using System.Net.Http.Headers;
using System.Text;

namespace ClickCart.Tests.Catalog.Products;

public sealed class ImportProductsTests(SharedShop shared) : CatalogTest(shared)
{
    private const string Header = "sku,name,description,category,price,currency,weightGrams,stock";

    [Fact]
    public async Task Good_lines_land_and_bad_ones_are_named_with_their_line()
    {
        var (a, b, shelf) = (Sku(), Sku(), Word());
        var csv = $""""
            {Header}
            {a},"Lamp, ""bright""","Two
            lines",{shelf},2.55,USD,100,7
            {a},Again,,{shelf},1.00,USD,100,1
            {Sku()},Too fine,,{shelf},2.555,USD,100,1
            {Sku()},No price,,{shelf},,USD,100,1
            {Sku()},Minus,,{shelf},-1,USD,100,1
            {Sku()},Yen,,{shelf},100.5,JPY,100,1
            {Sku()},Light,,{shelf},1,USD,-1,1
            {Sku()},Half,,{shelf},1,USD,100,0.5
            bad/sku,Name,,{shelf},1,USD,100,1
            {Sku()},Short,{shelf}
            {Sku()},Stray " mark,,{shelf},1,USD,100,1
            {b},Yen,,{shelf},500,JPY,100,
            """";
        var answer = (await Admin.PostCsvAsync("/admin/products/import", csv)).ShouldBe(200);
        (answer["created"].GetInt32(), answer["updated"].GetInt32()).ShouldBe((2, 0));
        answer["rejected"].EnumerateArray().Select(r => (r.GetProperty("line").GetInt32(), Text(r, "error").Split(' ', ':')[0])).ShouldBe(
            [(4, "sku"), (5, "price"), (6, "price"), (7, "price"), (8, "price"), (9, "weightGrams"), (10, "stock"), (11, "sku"), (12, "it"), (13, "a")]);

        var lamp = (await Guest.GetAsync($"/products?category={shelf}&sort=price"))["items"].EnumerateArray().Single(i => Text(i, "name").StartsWith("Lamp", StringComparison.Ordinal));
        lamp.GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(255);
        await Eventually.TrueAsync(async () => (await Guest.GetAsync($"/products/{Text(lamp, "slug")}"))["variants"][0].GetProperty("available").GetInt32() == 7, "the counted stock is booked");
        (await Guest.GetAsync($"/products/{Text(lamp, "slug")}"))["description"].GetString().ShouldBe("Two\nlines");
    }

    [Fact]
    public async Task Of_many_bad_lines_the_first_thousand_are_named_in_short_and_all_are_counted()
    {
        var table = "sku,name,currency\n"
            + string.Concat(Enumerable.Repeat($"AD-1,{new string('n', 50)},{new string('x', 2_000)}\n", 1_200)) + "A\ufffe,a,USD\n";
        var answer = (await Admin.PostCsvAsync("/admin/products/import?preview=true", table)).ShouldBe(200);
        (answer["rejectedLines"].GetInt32(), answer["rejected"].GetArrayLength()).ShouldBe((1_201, 1_000));
        answer["rejected"].EnumerateArray().ShouldAllBe(r => Text(r, "error").Length < 510);
    }

    [Fact]
    public async Task A_second_import_updates_by_sku_and_keeps_price_history()
    {
        var (sku, shelf) = (Sku(), Word());
        (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\n{sku},Jug,Old,{shelf},10,USD,100,3")).ShouldBe(200);
        var before = (await AllPagesAsync(Admin, $"/admin/products?q={sku}")).ShouldHaveSingleItem();
        var same = (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\n{sku},Jug,Old,{shelf},10.00,USD,100,3")).ShouldBe(200);
        (same["created"].GetInt32(), same["updated"].GetInt32()).ShouldBe((0, 1));
        (await Admin.GetAsync($"/admin/products/{Text(before, "id")}")).ETag.ShouldBe("\"1\"");

        (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\n{sku},Jug,New,{shelf},12,USD,150,3")).ShouldBe(200);
        var after = await Admin.GetAsync($"/admin/products/{Text(before, "id")}");
        after.ETag.ShouldBe("\"2\"");
        after["description"].GetString().ShouldBe("New");
        (await AllPagesAsync(Admin, $"/admin/products/{Text(before, "id")}/price-changes?limit=5")).ShouldHaveSingleItem().GetProperty("to").GetProperty("amount").GetInt64().ShouldBe(1200);
    }

    [Fact]
    public async Task One_of_several_variants_keeps_the_products_name()
    {
        var (s, m) = (Sku(), Sku());
        var product = await CreateAsync("Sock", variants: [Variant(s, name: "S"), Variant(m, name: "M")]);
        var answer = (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\n{s},\"Sock, small\",,home,11,USD,100,\n{m},Glove,,home,12,USD,100,")).ShouldBe(200);
        answer["updated"].GetInt32().ShouldBe(1);
        Text(answer["rejected"][0], "error").ShouldStartWith("name:");
        var seen = (await Admin.GetAsync($"/admin/products/{product["id"].GetString()}")).ShouldBe(200);
        seen["name"].GetString().ShouldBe("Sock");
        seen["variants"].EnumerateArray().Select(v => (Text(v, "name"), v.GetProperty("price").GetProperty("amount").GetInt64())).ShouldBe([("small", 1100L), ("M", 1000L)]);
    }

    [Fact]
    public async Task Files_of_more_than_a_batch_land_whole()
    {
        var shelf = Word();
        var lines = Enumerable.Range(0, 450).Select(i => $"{Sku()},Bead {i % 3},,{shelf},1.{i % 100:00},USD,1,{i % 2}");
        var answer = (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\r\n{string.Join("\r\n", lines)}\r\n")).ShouldBe(200);
        answer["created"].GetInt32().ShouldBe(450);
        (await AllPagesAsync(Guest, $"/products?category={shelf}&sort=name&limit=100")).Select(i => Text(i, "id")).Distinct().Count().ShouldBe(450);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_header_and_other_encodings_are_named()
    {
        var shelf = Word();
        byte[] utf8 = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"{Header}\n{Sku()},Bücher,,{shelf},1,EUR,100,1")];
        (await SendAsync(utf8, "text/csv")).ShouldBe(200)["created"].GetInt32().ShouldBe(1);
        var latin = (await SendAsync(Encoding.Latin1.GetBytes($"{Header}\n{Sku()},Bücher,,{shelf},1,EUR,100,1"), "text/csv")).ShouldBe(200);
        Text(latin["rejected"][0], "error").ShouldContain("UTF-8");
        (await SendAsync(utf8, "text/csv; charset=iso-8859-1")).ShouldBeProblem(415, "unsupported-media-type");
        (await SendAsync(utf8, "application/json")).ShouldBeProblem(415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("utf-16", true, ",")]
    [InlineData("utf-16", false, ",")]
    [InlineData("utf-16", false, ";")]
    [InlineData("utf-16BE", true, ",")]
    [InlineData("utf-16BE", false, "\t")]
    [InlineData("utf-8", false, ",")]
    public async Task Spreadsheets_that_save_UTF_16_are_read_with_a_byte_order_mark_and_without(string encoding, bool isMarked, string separator)
    {
        var (shelf, sku, written) = (Word(), Sku(), Encoding.GetEncoding(encoding));
        var table = $"{Header}\n{sku},Łódź Bücher 書,,{shelf},1.50,EUR,100,1".Replace(",", separator, StringComparison.Ordinal);
        byte[] bytes = [.. isMarked ? written.GetPreamble() : [], .. written.GetBytes(table)];
        (await SendAsync(bytes, "text/csv", preview: true))["detected"].GetProperty("encoding").GetString().ShouldBe(encoding);
        (await SendAsync(bytes, "text/csv")).ShouldBe(200)["created"].GetInt32().ShouldBe(1);
        (await Guest.GetAsync($"/products?category={shelf}"))["items"][0].GetProperty("name").GetString().ShouldBe("Łódź Bücher 書");
        (await SendAsync(bytes, $"text/csv; charset={encoding}")).ShouldBe(200)["updated"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Without_header_or_column_nothing_is_read()
    {
        (await Admin.PostCsvAsync("/admin/products/import", "")).ShouldBeInvalid("file");
        (await Admin.PostCsvAsync("/admin/products/import", "name,price\nA,1")).ShouldBeInvalid("sku");
        (await Admin.PostCsvAsync("/admin/products/import", "sku,stock,Stock\nA,1,2")).ShouldBeInvalid("Stock");
        (await Admin.PostCsvAsync("/admin/products/import", "sku,\"stock\nA,1")).ShouldBeInvalid("file");
        (await Admin.PostCsvAsync("/admin/products/import", "sku\nA")).ShouldBeInvalid("file");
        (await Admin.PostCsvAsync("/admin/products/import?preview=true", "sku,stok\nA,1")).ShouldBeInvalid("file").Text.ShouldContain("stok");
        (await Admin.PostCsvAsync("/admin/products/import?decimal=dot", Header)).ShouldBeInvalid("decimal");
        (await Admin.PostCsvAsync("/admin/products/import", Header)).ShouldBe(200)["created"].GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_quotation_mark_that_never_closes_is_named_and_does_not_lose_what_came_before()
    {
        var answer = (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\n{Sku()},Fine,,home,1,USD,100,\n{Sku()},\"Open,{new string('x', 200_000)}")).ShouldBe(200);
        answer["created"].GetInt32().ShouldBe(1);
        answer["rejected"].GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("", ";", "1,50", 150)]
    [InlineData("", ";", "1.50", 150)]
    [InlineData("", ";", "0,5", 50)]
    [InlineData("", ";", "1.234,50", 123450)]
    [InlineData("", ";", "1'234.50", 123450)]
    [InlineData("", "\t", "1,50", 150)]
    [InlineData("", "|", "1,5", 150)]
    [InlineData("", ",", "\"1,50\"", 150)]
    [InlineData("", ",", "\"1,234.50\"", 123450)]
    [InlineData("", ",", "1500", 150000)]
    [InlineData("sep=;\r\n", ";", "1,50", 150)]
    [InlineData("\"sep=,\"\n", ",", "\"1,50\"", 150)]
    [InlineData("sep=^\n", "^", "1,50", 150)]
    [InlineData("sep=\t\n", "\t", "1.50", 150)]
    [InlineData("\n;;;\n", ";", "1,50", 150)]
    public async Task Tables_are_read_as_spreadsheets_write_them(string before, string separator, string price, long amount)
    {
        var sku = Sku();
        var table = string.Join('\n', [Header.Replace(",", separator, StringComparison.Ordinal),
            string.Join(separator, sku, "Jug", "", "home", price, "USD", "100", "5")]);
        await LandsAsync(before + table);
        (await PriceAsync(sku)).ShouldBe(amount);
    }

    [Fact]
    public async Task A_table_in_UTF_16_is_read_as_spreadsheets_write_it()
    {
        var sku = Sku();
        var table = $"{Header}\n{sku},Größe,,home,1.5,USD,100,".Replace(',', '\t');
        (await SendAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(table)], "text/csv")).ShouldBe(200)["created"].GetInt32().ShouldBe(1);
        Text(await ProductOfAsync(sku), "name").ShouldBe("Größe");
    }

    [Theory]
    [InlineData("1.500", ";", "comma", 150000)]
    [InlineData("1,500", ";", "point", 150000)]
    [InlineData("\"1,500\"", ",", "point", 150000)]
    public async Task A_price_that_can_be_read_in_two_ways_is_never_guessed(string price, string separator, string declared, long amount)
    {
        var sku = Sku();
        var table = string.Join('\n', [Header.Replace(",", separator, StringComparison.Ordinal),
            string.Join(separator, sku, "Jug", "", "home", price, "USD", "100", "5")]);
        var bad = (await Admin.PostCsvAsync("/admin/products/import", table)).ShouldBe(200)["rejected"].EnumerateArray().ShouldHaveSingleItem();
        Text(bad, "error").ShouldBe($"price: '{price.Trim('"')}' can be read in two ways; say how decimals are written, by decimal=point or decimal=comma");
        await LandsAsync(table, "?decimal=" + declared);
        (await PriceAsync(sku)).ShouldBe(amount);
    }

    [Fact]
    public async Task The_other_prices_of_a_file_say_how_one_is_read_unless_they_disagree()
    {
        var (a, b, c) = (Sku(), Sku(), Sku());
        await LandsAsync($"sku;name;category;price;currency\n{a};A;home;1.500;USD\n{b};B;home;2,75;USD");
        (await PriceAsync(a), await PriceAsync(b)).ShouldBe((150000L, 275L));
        var mixed = await Admin.PostCsvAsync("/admin/products/import", $"sku;price;currency\n{a};1.25;USD\n{b};1,75;USD\n{c};1,500;USD");
        mixed.ShouldBe(200)["updated"].GetInt32().ShouldBe(2);
        Text(mixed["rejected"].EnumerateArray().ShouldHaveSingleItem(), "error").ShouldContain("two ways");
        (await PriceAsync(a), await PriceAsync(b)).ShouldBe((125L, 175L));
        var declared = await Admin.PostCsvAsync("/admin/products/import?decimal=comma", $"sku;price;currency\n{a};1.25;USD");
        Text(declared.ShouldBe(200)["rejected"][0], "error").ShouldStartWith("price: a number in major units with a decimal comma");
    }

    [Fact]
    public async Task Only_the_columns_that_are_there_change()
    {
        var sku = Sku();
        await LandsAsync($"{Header}\n{sku},Jug,Of clay.,home,10,EUR,150,3");
        await LandsAsync($"sku,stock\n{sku},9");
        await Eventually.TrueAsync(async () => await Admin.GetAsync($"/admin/stock/{sku}") is { Status: System.Net.HttpStatusCode.OK } stock
            && stock["onHand"].GetInt32() == 9, "the stock is counted");
        (await ProductOfAsync(sku)).GetProperty("version").GetInt32().ShouldBe(1);
        await LandsAsync($"price,SKU\n12.50,{sku}");
        await LandsAsync($"sku,weightGrams,price,name,category\n{sku},200,,,");
        var product = await ProductOfAsync(sku);
        (Text(product, "name"), Text(product, "description"), Text(product, "category")).ShouldBe(("Jug", "Of clay.", "home"));
        var variant = product.GetProperty("variants")[0];
        (variant.GetProperty("price").ToString(), variant.GetProperty("weightGrams").GetInt32()).ShouldBe(("""{"amount":1250,"currency":"EUR"}""", 200));
        await LandsAsync($"sku,description,status\n{sku},,draft");
        product = await ProductOfAsync(sku);
        (Text(product, "description"), Text(product, "status")).ShouldBe(("", "draft"));
        (await Admin.GetAsync($"/admin/stock/{sku}"))["onHand"].GetInt32().ShouldBe(9);

        await NamesAsync($"sku,stock\n{Sku()},5", "name: ");
        await NamesAsync($"sku,name,category,price\n{Sku()},Jug,home,5", "currency: ");
        await NamesAsync($"sku,currency\n{sku},USD", "price: ");
        // A weight is not needed: it is taken for that of a light parcel.
        var light = Sku();
        await LandsAsync($"sku,name,category,price,currency\n{light},Jug,home,5,USD");
        (await ProductOfAsync(light)).GetProperty("variants")[0].GetProperty("weightGrams").GetInt32().ShouldBe(500);
    }

    [Theory]
    [InlineData("\n\n", "\n,,,,,,,\n ,, ,,,,,\n,,,,,,,")]
    [InlineData("\n,,,,,,,\n", "\n,,,\n,,,,,,,,,,,")]
    public async Task Rows_of_nothing_but_separators_are_no_lines(string between, string after) =>
        await LandsAsync($"{Header}{between}{Sku()},Jug,,home,1.50,USD,10,5{after}");

    [Theory]
    [InlineData("4.00638E+12,Jug,,home,1,USD,10,", "sku: '4.00638E+12' is what a spreadsheet made of a code of many digits")]
    [InlineData("\"4,00638E+12\",Jug,,home,1,USD,10,", "sku: '4,00638E+12' is what a spreadsheet made of a code of many digits")]
    [InlineData("1E+15,Jug,,home,1,USD,10,", "sku: '1E+15' is what a spreadsheet made of a code of many digits")]
    [InlineData("SP-1,Jug,,home,#VALUE!,USD,10,", "price: '#VALUE!' is what a spreadsheet shows where a formula failed")]
    [InlineData("SP-1,Jug,,home,1,UDS,10,", "currency: 'UDS' is none")]
    [InlineData("SP-1,Jug,,home,1,XXX,10,", "currency: 'XXX' is none")]
    [InlineData("SP-1,Jug,,home,1.5,JPY,10,", "price: JPY has 0 decimals")]
    [InlineData("SP-1,Jug,,home,1.2345,KWD,10,", "price: KWD has 3 decimals")]
    [InlineData("SP-1,Jug,,home,$5,USD,10,", "price: a number in major units")]
    [InlineData("SP-1,Jug,,home,1E+03,USD,10,", "price: a number in major units")]
    [InlineData("SP-1,Jug,,home,1,USD,10,1.000", "stock: a whole number")]
    public async Task What_was_spoilt_on_the_way_is_named(string line, string error) => await NamesAsync($"{Header}\n{line}", error);

    [Fact]
    public async Task An_open_quotation_mark_is_named_with_the_lines_that_it_swallowed_and_the_rest_lands()
    {
        var (fine, last) = (Sku(), Sku());
        var open = (await Admin.PostCsvAsync("/admin/products/import", $"""
            {Header}
            {fine},Fine,,home,1,USD,1,
            {Sku()},"open,,home,1,USD,1,
            {Sku()},Swallowed,,home,1,USD,1,
            {Sku()},"Good, one",,home,1,USD,1,
            {last},Last,,home,1,USD,1,
            """)).ShouldBe(200);
        open["created"].GetInt32().ShouldBe(2);
        var bad = open["rejected"].EnumerateArray().ShouldHaveSingleItem();
        bad.GetProperty("line").GetInt32().ShouldBe(3);
        Text(bad, "error").ShouldBe("a quotation mark was opened on line 3 and not closed where it should be: "
            + "what follows, up to line 5, was taken for one field");

        var end = (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\n{fine},\"open,,home,1,USD,1,\n{last},Good,,home,1,USD,1,\n")).ShouldBe(200);
        bad = end["rejected"].EnumerateArray().ShouldHaveSingleItem();
        (bad.GetProperty("line").GetInt32(), end["updated"].GetInt32()).ShouldBe((2, 0));
        Text(bad, "error").ShouldContain("up to line 3");
    }

    [Fact]
    public async Task An_archived_SKU_is_named_or_where_the_table_says_so_sold_again()
    {
        var sku = Sku();
        var id = Text((await CreateAsync("Old jug", variants: [Variant(sku)])).Json, "id");
        (await Admin.PostAsync($"/admin/products/{id}/archive")).ShouldBe(200);
        await NamesAsync($"{Header}\n{sku},Old jug,,home,1,USD,10,5", $"sku: '{sku}' belongs to 'Old jug', which is archived");
        await LandsAsync($"{Header},status\n{sku},Old jug,,home,1,USD,10,5,active");
        (await Guest.GetAsync($"/products/{id}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_preview_says_what_would_become_of_the_table_and_how_it_is_read_and_stores_nothing()
    {
        var (known, fresh, shelf) = (Sku(), Sku(), Word());
        var id = Text((await CreateAsync("Jug", variants: [Variant(known)])).Json, "id");
        var table = $"{Header}\n{known},Mug,,{shelf},\"12,50\",USD,10,5\n{fresh},New,,{shelf},\"1,50\",USD,10,5\nbad/sku,New,,{shelf},\"1,50\",USD,10,5";
        var preview = (await Admin.PostCsvAsync("/admin/products/import?preview=true", table)).ShouldBe(200);
        (preview["created"].GetInt32(), preview["updated"].GetInt32(), preview["rejected"].GetArrayLength()).ShouldBe((1, 1, 1));
        preview["detected"].ToString().ShouldBe("""{"encoding":"utf-8","separator":",","decimal":","}""");
        var odd = (await Admin.PostCsvAsync("/admin/products/import?preview=true", table.Replace(Header, Header + ",colour", StringComparison.Ordinal)
            .Replace(",10,5", ",10,5,red", StringComparison.Ordinal))).ShouldBe(200);
        odd["detected"].GetProperty("ignored").ToString().ShouldBe("""["colour"]""");
        (await Admin.GetAsync($"/admin/products/{id}"))["name"].GetString().ShouldBe("Jug");
        (await AllPagesAsync(Admin, $"/admin/products?q={fresh}")).ShouldBeEmpty();
        (await Guest.GetAsync("/categories")).Text.ShouldNotContain(shelf);

        var done = (await Admin.PostCsvAsync("/admin/products/import", table)).ShouldBe(200);
        (done["created"].GetInt32(), done["updated"].GetInt32(), done["rejected"].GetArrayLength()).ShouldBe((1, 1, 1));
        done.Json.TryGetProperty("detected", out _).ShouldBeFalse();
        (await PriceAsync(fresh)).ShouldBe(150);
    }

    private async Task LandsAsync(string table, string query = "")
    {
        var answer = (await Admin.PostCsvAsync("/admin/products/import" + query, table)).ShouldBe(200);
        answer["rejected"].GetArrayLength().ShouldBe(0, answer.Text);
        (answer["created"].GetInt32() + answer["updated"].GetInt32()).ShouldBeGreaterThan(0, answer.Text);
    }

    private async Task NamesAsync(string table, string error) => Text((await Admin.PostCsvAsync("/admin/products/import", table)).ShouldBe(200)["rejected"]
        .EnumerateArray().ShouldHaveSingleItem(), "error").ShouldStartWith(error);

    private async Task<System.Text.Json.JsonElement> ProductOfAsync(string sku)
    {
        var id = Text((await AllPagesAsync(Admin, $"/admin/products?q={sku}")).ShouldHaveSingleItem(), "id");
        return (await Admin.GetAsync($"/admin/products/{id}")).ShouldBe(200).Json;
    }

    private async Task<long> PriceAsync(string sku) => (await ProductOfAsync(sku)).GetProperty("variants").EnumerateArray().Single(v => Text(v, "sku") == sku)
        .GetProperty("price").GetProperty("amount").GetInt64();

    private Task<ApiResponse> SendAsync(byte[] bytes, string type, bool preview = false)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Admin.SendAsync(HttpMethod.Post, "/admin/products/import" + (preview ? "?preview=true" : ""), content: content);
    }
}

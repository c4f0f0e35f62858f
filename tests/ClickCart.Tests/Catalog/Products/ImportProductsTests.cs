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
            {Sku()},Light,,{shelf},1,USD,0,1
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

    [Fact]
    public async Task Without_header_or_column_nothing_is_read()
    {
        (await Admin.PostCsvAsync("/admin/products/import", "")).ShouldBeInvalid("file");
        (await Admin.PostCsvAsync("/admin/products/import", "sku,name,description,category,price,currency,stock\nA,B,,home,1,USD,1")).ShouldBeInvalid("weightGrams");
        (await Admin.PostCsvAsync("/admin/products/import", Header)).ShouldBe(200)["created"].GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_quotation_mark_that_never_closes_is_named_and_does_not_lose_what_came_before()
    {
        var answer = (await Admin.PostCsvAsync("/admin/products/import", $"{Header}\n{Sku()},Fine,,home,1,USD,100,\n{Sku()},\"Open,{new string('x', 200_000)}")).ShouldBe(200);
        answer["created"].GetInt32().ShouldBe(1);
        answer["rejected"].GetArrayLength().ShouldBe(1);
    }

    private Task<ApiResponse> SendAsync(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Admin.SendAsync(HttpMethod.Post, "/admin/products/import", content: content);
    }
}

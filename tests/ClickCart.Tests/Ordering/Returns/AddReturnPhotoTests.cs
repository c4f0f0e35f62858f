using System.Net.Http.Headers;
using System.Text;
using ClickCart.Tests.Catalog.Products;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class AddReturnPhotoTests(SharedOrdering shared) : ReturnPhotoTest(shared)
{
    [Fact]
    public async Task A_guest_shows_what_is_wrong_and_the_same_file_is_one_photo_however_often_it_is_sent()
    {
        var (order, key) = (await DeliveredAsync(), NewKey());
        var id = (await AskAsync(order, (Shirt(order), 1))).ShouldBe(201)["id"].GetString()!;
        // With what a camera writes beside the picture.
        var file = Pictures.Png(Pictures.PngPart("tEXt", "Location\052.5,13.4"u8.ToArray()), Pictures.PngPart("IDAT", Pictures.Deflated([0, 1, 2, 3, 255])));
        var added = (await AddAsync(order, id, file, key)).ShouldBe(201);
        var photo = added["photos"][0];
        photo.GetProperty("by").GetString().ShouldBe("you");
        added.Headers.Location!.ToString().ShouldBe(photo.GetProperty("url").GetString());
        (await AddAsync(order, id, file, key)).ShouldBe(201)["photos"].GetArrayLength().ShouldBe(1);
        (await AddAsync(order, id, file)).ShouldBe(201)["photos"].GetArrayLength().ShouldBe(1);
        (await order.TimelineAsync()).Count(t => t == "returnPhotosChanged").ShouldBe(1);

        var seen = (await Guest.GetAsync(UrlOf(photo), order.Token)).ShouldBe(200);
        (seen.ContentHeaders.ContentType!.MediaType, seen.Headers.CacheControl!.NoStore).ShouldBe(("image/webp", true));
        seen.Text.ShouldStartWith("RIFF");
        seen.Text.ShouldNotContain("13.4");

        (await Guest.SendAsync(HttpMethod.Post, $"/orders/{order.Id}/returns/{id}/photos", content: Image(file), orderToken: order.Token))
            .ShouldBeProblem(400, "idempotency-key-required");
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/returns/{id}/photos", content: Image(Pictures.Png(9)), key: NewKey())).ShouldBe(201)["photos"]
            .EnumerateArray().Select(p => p.GetProperty("by").GetString()!.Contains('@', StringComparison.Ordinal)).Last().ShouldBeTrue("Staff reads who it was.");
        (await ListedAsync(order)).Select(p => p.GetProperty("by").GetString()).ShouldBe(["you", "shop"]);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_photo_is_too_large_or_comes_too_late_is_refused()
    {
        var (order, other) = (await DeliveredAsync(), await DeliveredAsync());
        var id = (await AskAsync(order, (Shirt(order), 1))).ShouldBe(201)["id"].GetString()!;
        foreach (var bytes in new[] { [], "GIF89a"u8.ToArray(), Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), Pictures.Png(9000, 9000, 1) })
            (await AddAsync(order, id, bytes)).ShouldBeInvalid("photos");
        // One that is cut off.
        (await AddAsync(order, id, Pictures.Png(100, 100, 1))).ShouldBeInvalid("photos");
        (await AddAsync(order, id, [.. Pictures.Png(1), .. new byte[8 * 1024 * 1024]])).ShouldBeInvalid("photos");
        (await AddAsync(order, id, new byte[9 * 1024 * 1024])).ShouldBeProblem(413, "too-large");
        (await Guest.SendAsync(HttpMethod.Post, $"/orders/{order.Id}/returns/{id}/photos", content: Image(Pictures.Png(1)), key: NewKey()))
            .ShouldBeProblem(404, "not-found");
        (await AddAsync(other, id, Pictures.Png(1))).ShouldBeProblem(404, "not-found");
        for (var i = 1; i <= 8; i++) (await AddAsync(order, id, Pictures.Png(i))).ShouldBe(201);
        (await AddAsync(order, id, Pictures.Png(9))).ShouldBeInvalid("photos");
        (await DoAsync(id, "decline", new { reason = "They were worn." })).ShouldBe(200);
        (await AddAsync(order, id, Pictures.Png(1))).ShouldBeProblem(409, "return-stands-otherwise");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_at_once_are_never_more_than_a_return_has_and_the_same_one_ten_times_is_one()
    {
        var order = await DeliveredAsync();
        var (first, second) = ((await AskAsync(order, (Shirt(order), 1)))["id"].GetString()!, (await AskAsync(order, (Shirt(order), 1)))["id"].GetString()!);
        // Who loses too often is told to try again.
        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(() => AddAsync(order, first, Pictures.Png(i)))));
        answers.Count(a => (int)a.Status == 201).ShouldBeInRange(1, 8);
        answers.Where(a => (int)a.Status != 201).ShouldAllBe(a => (int)a.Status == 422 || (int)a.Status == 503);
        for (var i = 1; i <= 10; i++) ((int)(await AddAsync(order, first, Pictures.Png(i))).Status).ShouldBeOneOf(201, 422);
        (await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => Task.Run(() => AddAsync(order, second, Pictures.Png(1))))))
            .ShouldAllBe(a => (int)a.Status == 201 || (int)a.Status == 503);
        (await ListedAsync(order)).Count.ShouldBe(9);
    }
}

/// <summary>A test about photos of returns.</summary>
public abstract class ReturnPhotoTest(SharedOrdering shared) : ReturnTest(shared)
{
    protected Task<ApiResponse> AddAsync(Placed order, string id, byte[] file, string? key = null) =>
        Guest.SendAsync(HttpMethod.Post, $"/orders/{order.Id}/returns/{id}/photos", content: Image(file), key: key ?? NewKey(), orderToken: order.Token);

    /// <summary>A return with one photo of its customer's, and one of the staff's.</summary>
    protected async Task<(string Return, string Own, string Staffs)> ShownAsync(Placed order)
    {
        var id = (await AskAsync(order, (Shirt(order), 1))).ShouldBe(201)["id"].GetString()!;
        var own = (await AddAsync(order, id, Pictures.Png(1))).ShouldBe(201)["photos"][0].GetProperty("id").GetString()!;
        var both = (await Admin.SendAsync(HttpMethod.Post, $"/admin/returns/{id}/photos", content: Image(Pictures.Png(2)), key: NewKey())).ShouldBe(201);
        return (id, own, both["photos"].EnumerateArray().Select(p => p.GetProperty("id").GetString()!).Single(p => p != own));
    }

    protected async Task<List<System.Text.Json.JsonElement>> ListedAsync(Placed order) =>
        [.. (await Guest.GetAsync($"/orders/{order.Id}/returns", order.Token)).ShouldBe(200)["items"].EnumerateArray()
            .SelectMany(r => r.GetProperty("photos").EnumerateArray())];

    protected static ByteArrayContent Image(byte[] bytes) => new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse("image/png") } };

    protected static string UrlOf(System.Text.Json.JsonElement photo) => "~" + photo.GetProperty("url").GetString();
}

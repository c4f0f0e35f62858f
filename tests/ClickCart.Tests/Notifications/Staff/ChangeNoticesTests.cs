namespace ClickCart.Tests.Notifications.Staff;

public sealed class ChangeNoticesTests(SharedShop shared) : NoticeTest(shared)
{
    [Fact]
    public async Task Each_chooses_for_themselves_and_of_two_edits_of_one_version_the_second_is_stale()
    {
        var (email, password, client) = await ToldAsync(Choice(lowStock: "digest", digestHour: 17));
        var notices = await client.GetAsync("/admin/notices");
        (notices["lowStock"].GetString(), notices["digestHour"].GetInt32()).ShouldBe(("digest", 17));
        (await client.PutAsync("/admin/notices", Choice())).ShouldBeProblem(428, "precondition-required");
        (await client.PutAsync("/admin/notices", Choice(digestHour: 24), notices.ETag)).ShouldBeInvalid("digestHour");
        (await client.PutAsync("/admin/notices", new { newOrder = "sometimes" }, notices.ETag)).ShouldBe(400);
        (await client.PutAsync("/admin/notices", Choice(newOrder: "atOnce"), notices.ETag)).ShouldBe(200);
        (await client.PutAsync("/admin/notices", Choice(), notices.ETag)).ShouldBeProblem(412, "stale-version");

        using var office = await Shop.OfficeAsync("/admin/notices", email, password);
        (await office.PressAsync("Save", ("paymentAlert", "digest"), ("digestHour", "6"))).ShouldBe(200).ShouldShow("Your notices are saved.");
        notices = await client.GetAsync("/admin/notices");
        (notices["newOrder"].GetString(), notices["paymentAlert"].GetString(), notices["digestHour"].GetInt32()).ShouldBe(("atOnce", "digest", 6));
        (await Admin.GetAsync("/admin/notices"))["paymentAlert"].GetString().ShouldBe("atOnce");
    }
}

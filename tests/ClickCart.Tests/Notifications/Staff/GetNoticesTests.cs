namespace ClickCart.Tests.Notifications.Staff;

public sealed class GetNoticesTests(SharedShop shared) : NoticeTest(shared)
{
    [Fact]
    public async Task Until_somebody_chooses_who_can_act_is_told_of_trouble_at_once_and_of_nothing_else()
    {
        (string, string, string, string, string) Of(ApiResponse notices) => (notices["newOrder"].GetString()!, notices["paymentAlert"].GetString()!,
            notices["failedJob"].GetString()!, notices["lowStock"].GetString()!, notices["checkFailed"].GetString()!);

        Of((await Admin.GetAsync("/admin/notices")).ShouldBe(200)).ShouldBe(("off", "atOnce", "atOnce", "off", "atOnce"));
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        var notices = await support.GetAsync("/admin/notices");
        Of(notices).ShouldBe(("off", "off", "off", "off", "off"));
        notices["shopsDigestHour"].GetInt32().ShouldBe(8);
        notices["kinds"].GetArrayLength().ShouldBe(5);
        (await Guest.GetAsync("/admin/notices")).ShouldBe(401);
        (await (await Shop.CustomerAsync()).Client.GetAsync("/admin/notices")).ShouldBeProblem(403, "forbidden");
    }
}

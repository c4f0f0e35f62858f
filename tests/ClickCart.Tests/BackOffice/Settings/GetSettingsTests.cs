using ClickCart.Platform.Settings;

namespace ClickCart.Tests.BackOffice.Settings;

public sealed class GetSettingsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task It_lists_what_modules_let_the_owner_set_with_where_each_comes_from()
    {
        var item = (await Admin.GetAsync("/admin/settings")).ShouldBe(200)["settings"].EnumerateArray()
            .Single(s => s.GetProperty("key").ValueEquals("Payments:CaptureOn"));
        item.GetProperty("value").GetString().ShouldBe("Label");
        item.GetProperty("origin").GetString().ShouldBe("the default");
        item.GetProperty("choices").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void The_owner_stands_over_files_and_under_the_environment()
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile("none.json", optional: true).AddEnvironmentVariables().AddCommandLine(["--b=line"]);
        var owner = OwnerSettings.AddTo(configuration);
        configuration.Sources.IndexOf(owner).ShouldBe(2, "After its own memory and the file.");
        owner.Replace(1, [new("a", "owner"), new("b", "owner")]);
        (configuration["a"], configuration["b"]).ShouldBe(("owner", "line"));
        owner.Change(3, [new("a", "later")]).ShouldBeFalse("Version 2 is not known.");
        OwnerSettings.Find(configuration, "b", "owner").ShouldBe((new SettingOrigin(SettingSource.CommandLine, "--b"), "line"));
    }
}

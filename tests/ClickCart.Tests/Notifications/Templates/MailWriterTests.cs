using ClickCart.Kernel;
using ClickCart.Notifications;
using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Templates;
using ClickCart.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Tests.Notifications.Templates;

public sealed class MailWriterTests(SharedShop shared) : TemplateTest(shared)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mail_is_written_in_every_language_by_an_original_that_names_only_what_there_is()
    {
        foreach (var kind in MailKinds.All)
            foreach (var language in Language.Known)
            {
                var mail = await RenderAsync(kind, language.Code, Hostile(SampleModel.Of(kind)));
                var about = $"{kind} in {language.Code}";
                mail.Subject.ShouldNotBeNullOrWhiteSpace(about);
                mail.Subject.ShouldNotContain('\n', about);
                mail.Text.ShouldNotBeNullOrWhiteSpace(about);
                (mail.Subject + mail.Html + mail.Text).ShouldNotContain("{{", Case.Sensitive, about);
                (mail.Subject + mail.Html + mail.Text).ShouldNotContain("{%", Case.Sensitive, about);
                mail.Html.ShouldNotContain("<script", Case.Insensitive, about);
                mail.Html.ShouldContain($"lang=\"{language.Code}\"", Case.Sensitive, about);
                mail.Html.ShouldContain("prefers-color-scheme", Case.Sensitive, about);
                mail.Html.ShouldContain("style=", Case.Sensitive, about);
                (await Shop.AskAsync((TemplateCheck check) => Task.FromResult(check.WarningsOf(Originals.Of(kind, language), kind, language))))
                    .ShouldBeEmpty(about);
            }
    }

    [Fact]
    public async Task Money_times_and_countries_are_words_of_the_mails_language()
    {
        var (german, english) = (await RenderAsync(MailKind.OrderReceived, "de"), await RenderAsync(MailKind.OrderReceived, "en"));
        german.Text.ShouldContain("45,44\u00a0$");
        german.Text.ShouldContain("Vereinigte Staaten");
        german.Text.ShouldContain("25. November 2026");
        english.Text.ShouldContain("$45.44");
        english.Text.ShouldContain("United States");
        (await RenderAsync(MailKind.PasswordReset, "de")).Text.ShouldContain("bis 25. November 2026, 09:30 (UTC)");
        (await RenderAsync(MailKind.PasswordReset, "en")).Text.ShouldContain("until 25 Nov 2026, 09:30 (UTC)");
        // Who reads neither gets the shop's language.
        (await RenderAsync(MailKind.OrderReceived, "fr")).Text.ShouldBe(english.Text);
    }

    [Fact]
    public async Task A_name_with_line_breaks_makes_no_further_line_of_the_subject()
    {
        var product = new Dictionary<string, object?> { ["name"] = "Mug\r\nBcc: all@example.com", ["url"] = "https://a.example" };
        var model = new Dictionary<string, object?> { ["product"] = product };
        (await RenderAsync(MailKind.BackInStock, "en", model)).Subject.ShouldBe("Mug Bcc: all@example.com is back");
    }

    [Fact]
    public async Task A_template_that_fails_at_a_mail_falls_back_to_the_original_and_raises_one_alert()
    {
        // Right over the example, which has one line; wrong over two.
        (await WriteAsync("returned/en", "<p>{{ 1 | divided_by: 1 }}{% if order.lines.size > 1 %}{{ 1 | divided_by: 0 }}{% endif %}</p>")).ShouldBe(200);
        var order = new Dictionary<string, object?> { ["number"] = "CC-1", ["lines"] = new[] { "a", "b" } };
        for (var i = 0; i < 2; i++)
        {
            var mail = await RenderAsync(MailKind.Returned, "en", new Dictionary<string, object?> { ["order"] = order }, save: true);
            mail.Subject.ShouldBe("The parcel of your order CC-1 came back");
        }
        (await Shop.AskAsync((NotificationsDbContext db) => db.TemplateFailures.CountAsync(
            f => db.Templates.Any(t => t.Id == f.TemplateId && t.Kind == MailKind.Returned), Ct))).ShouldBe(1);
        using var browser = await Shop.OfficeAsync("/admin/mail-templates?failing=true");
        browser.ShouldBe(200).ShouldShow("Parcel came back");
        (await browser.OpenAsync("/admin/mail-templates/returned/en")).ShouldShow("was written by the original");
        (await ResetAsync("returned/en")).ShouldBe(204);
        (await browser.OpenAsync("/admin/mail-templates?failing=true")).ShouldBe(200).Text.ShouldNotContain("Parcel came back");
    }

    private Task<RenderedMail> RenderAsync(MailKind kind, string language, IReadOnlyDictionary<string, object?>? model = null, bool save = false) =>
        Shop.AskAsync(async (IServiceProvider services) =>
        {
            var mail = await services.GetRequiredService<ITemplates>().RenderAsync(kind, language, model ?? SampleModel.Of(kind), Ct);
            if (save) await services.GetRequiredService<NotificationsDbContext>().SaveChangesAsync(Ct);
            return mail;
        });

    private static Dictionary<string, object?> Hostile(IReadOnlyDictionary<string, object?> model) =>
        model.ToDictionary(m => m.Key, m => Hostile(m.Value), StringComparer.Ordinal);

    private static object? Hostile(object? value) => value switch
    {
        string text when !text.StartsWith("http", StringComparison.Ordinal) => text + "<script>alert(1)</script>",
        Address address => address with { Name = "<script>alert(1)</script>" },
        IReadOnlyDictionary<string, object?> map => Hostile(map),
        IEnumerable<Dictionary<string, object?>> list => list.Select(m => Hostile(m)).ToList(),
        _ => value,
    };
}

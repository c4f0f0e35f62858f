using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>States one thing that the types must, or must not, meet.</summary>
public sealed class Conditions
{
    private readonly IReadOnlyCollection<TypeDefinition> types;
    private readonly Rule rule;
    private readonly bool should;

    internal Conditions(IReadOnlyCollection<TypeDefinition> types, Rule rule, bool should) => (this.types, this.rule, this.should) = (types, rule, should);

    /// <summary>The name matches a regular expression.</summary>
    public ConditionList HaveNameMatching(string pattern) => Expect(Matches.Name(pattern));

    /// <summary>Not <see cref="HaveNameMatching(string)"/>.</summary>
    public ConditionList NotHaveNameMatching(string pattern) => Expect(Matches.Not(Matches.Name(pattern)));

    /// <summary>The name ends so.</summary>
    public ConditionList HaveNameEndingWith(string end) => Expect(Matches.NameEnding(end));

    /// <summary>Not <see cref="HaveNameEndingWith(string)"/>.</summary>
    public ConditionList NotHaveNameEndingWith(string end) => Expect(Matches.Not(Matches.NameEnding(end)));

    /// <summary>The name ends so, by this comparison.</summary>
    public ConditionList HaveNameEndingWith(string end, StringComparison comparer) => Expect(Matches.NameEnding(end, comparer));

    /// <summary>Not <see cref="HaveNameEndingWith(string, StringComparison)"/>.</summary>
    public ConditionList NotHaveNameEndingWith(string end, StringComparison comparer) => Expect(Matches.Not(Matches.NameEnding(end, comparer)));

    /// <summary>The full name starts so: the type lies in this namespace or below it.</summary>
    public ConditionList ResideInNamespace(string name) => Expect(Matches.Namespace(name));

    /// <summary>Not <see cref="ResideInNamespace(string)"/>.</summary>
    public ConditionList NotResideInNamespace(string name) => Expect(Matches.Not(Matches.Namespace(name)));

    /// <summary>The namespace matches a regular expression.</summary>
    public ConditionList ResideInNamespaceMatching(string pattern) => Expect(Matches.NamespaceMatching(pattern));

    /// <summary>Not <see cref="ResideInNamespaceMatching(string)"/>.</summary>
    public ConditionList NotResideInNamespaceMatching(string pattern) => Expect(Matches.Not(Matches.NamespaceMatching(pattern)));

    /// <summary>The type mentions this type, or one of this namespace.</summary>
    public ConditionList HaveDependencyOn(string dependency) => Expect(Matches.Dependency(dependency));

    /// <summary>Not <see cref="HaveDependencyOn(string)"/>.</summary>
    public ConditionList NotHaveDependencyOn(string dependency) => Expect(Matches.Not(Matches.Dependency(dependency)));

    /// <summary>The type mentions one of these types, or one of these namespaces' types.</summary>
    public ConditionList HaveDependencyOnAny(params string[] dependencies) => Expect(Matches.Dependency(dependencies));

    /// <summary>Not <see cref="HaveDependencyOnAny(string[])"/>.</summary>
    public ConditionList NotHaveDependencyOnAny(params string[] dependencies) => Expect(Matches.Not(Matches.Dependency(dependencies)));

    /// <summary>The type derives from this one.</summary>
    public ConditionList Inherit(Type type) => Expect(Matches.Ancestor(type));

    /// <summary>Not <see cref="Inherit(Type)"/>.</summary>
    public ConditionList NotInherit(Type type) => Expect(Matches.Not(Matches.Ancestor(type)));

    /// <summary>The type itself lists this interface.</summary>
    public ConditionList ImplementInterface(Type interfaceType) => Expect(Matches.Interface(interfaceType));

    /// <summary>Not <see cref="ImplementInterface(Type)"/>.</summary>
    public ConditionList NotImplementInterface(Type interfaceType) => Expect(Matches.Not(Matches.Interface(interfaceType)));

    /// <summary>The type is abstract; so are interfaces and static classes.</summary>
    public ConditionList BeAbstract() => Expect(type => type.IsAbstract);

    /// <summary>Not <see cref="BeAbstract()"/>.</summary>
    public ConditionList NotBeAbstract() => Expect(type => !type.IsAbstract);

    /// <summary>The type is a class or a struct.</summary>
    public ConditionList BeClasses() => Expect(type => type.IsClass);

    /// <summary>Not <see cref="BeClasses()"/>.</summary>
    public ConditionList NotBeClasses() => Expect(type => !type.IsClass);

    /// <summary>The type is an interface.</summary>
    public ConditionList BeInterfaces() => Expect(type => type.IsInterface);

    /// <summary>Not <see cref="BeInterfaces()"/>.</summary>
    public ConditionList NotBeInterfaces() => Expect(type => !type.IsInterface);

    /// <summary>The type is nested in another.</summary>
    public ConditionList BeNested() => Expect(type => type.IsNested);

    /// <summary>Not <see cref="BeNested()"/>.</summary>
    public ConditionList NotBeNested() => Expect(type => !type.IsNested);

    /// <summary>The type is declared public.</summary>
    public ConditionList BePublic() => Expect(Matches.Public);

    /// <summary>Not <see cref="BePublic()"/>.</summary>
    public ConditionList NotBePublic() => Expect(Matches.Not(Matches.Public));

    /// <summary>The type is sealed.</summary>
    public ConditionList BeSealed() => Expect(type => type.IsSealed);

    /// <summary>Not <see cref="BeSealed()"/>.</summary>
    public ConditionList NotBeSealed() => Expect(type => !type.IsSealed);

    private ConditionList Expect(Func<TypeDefinition, bool> condition) => new(types, rule.And(condition), should);
}

/// <summary>The rule stated so far, ready to be checked.</summary>
public sealed class ConditionList
{
    private readonly IReadOnlyCollection<TypeDefinition> types;
    private readonly Rule rule;
    private readonly bool should;

    internal ConditionList(IReadOnlyCollection<TypeDefinition> types, Rule rule, bool should) => (this.types, this.rule, this.should) = (types, rule, should);

    /// <summary>Adds a condition; binds stronger than <see cref="Or"/>.</summary>
    public Conditions And() => new(types, rule, should);

    /// <summary>Begins an alternative.</summary>
    public Conditions Or() => new(types, rule.Or(), should);

    /// <summary>Checks the rule. It holds for no types at all, so a test also asserts that it matched some.</summary>
    public TestResult GetResult() => new([.. types.Where(type => rule.Holds(type) != should)]);

    /// <summary>How many types meet the conditions.</summary>
    public int Count() => types.Count(rule.Holds);

    /// <summary>The types that meet the conditions, loaded.</summary>
    public IEnumerable<Type> GetTypes() => types.Where(rule.Holds).Select(type => type.Load());
}

// \0rolldown/runtime.js
var e = Object.create, t = Object.defineProperty, n = Object.getOwnPropertyDescriptor, r = Object.getOwnPropertyNames, i = Object.getPrototypeOf, a = Object.prototype.hasOwnProperty, o = (e, t) => () => (t || (e((t = { exports: {} }).exports, t, t.exports), e = null), t.exports), s = (e, i, o, s) => {
	if (i && typeof i == "object" || typeof i == "function") for (var c = r(i), l = 0, u = c.length, d; l < u; l++) d = c[l], !a.call(e, d) && d !== o && t(e, d, {
		get: ((e) => i[e]).bind(null, d),
		enumerable: !(s = n(i, d)) || s.enumerable
	});
	return e;
}, c = (n, r, o) => (o = n == null ? {} : e(i(n)), s(r || !n || !n.__esModule || !a.call(n, "default") ? t(o, "default", {
	value: n,
	enumerable: !0
}) : o, n));
// ../../node_modules/@wry/caches/lib/strong.js
function l() {}
var u = class {
	constructor(e = Infinity, t = l) {
		this.max = e, this.dispose = t, this.map = /* @__PURE__ */ new Map(), this.newest = null, this.oldest = null;
	}
	has(e) {
		return this.map.has(e);
	}
	get(e) {
		const t = this.getNode(e);
		return t && t.value;
	}
	get size() {
		return this.map.size;
	}
	getNode(e) {
		const t = this.map.get(e);
		if (t && t !== this.newest) {
			const { older: e, newer: n } = t;
			n && (n.older = e), e && (e.newer = n), t.older = this.newest, t.older.newer = t, t.newer = null, this.newest = t, t === this.oldest && (this.oldest = n);
		}
		return t;
	}
	set(e, t) {
		let n = this.getNode(e);
		return n ? n.value = t : (n = {
			key: e,
			value: t,
			newer: null,
			older: this.newest
		}, this.newest && (this.newest.newer = n), this.newest = n, this.oldest = this.oldest || n, this.map.set(e, n), n.value);
	}
	clean() {
		for (; this.oldest && this.map.size > this.max;) this.delete(this.oldest.key);
	}
	delete(e) {
		const t = this.map.get(e);
		return t ? (t === this.newest && (this.newest = t.older), t === this.oldest && (this.oldest = t.newer), t.newer && (t.newer.older = t.older), t.older && (t.older.newer = t.newer), this.map.delete(e), this.dispose(t.value, e), !0) : !1;
	}
};
// ../../node_modules/@wry/caches/lib/weak.js
function d() {}
var f = d, p = typeof WeakRef < "u" ? WeakRef : ((e) => ({ deref: () => e })), m = typeof WeakMap < "u" ? WeakMap : Map, h = typeof FinalizationRegistry < "u" ? FinalizationRegistry : (() => ({
		register: d,
		unregister: d
	})), g = 10024, _ = class {
	constructor(e = Infinity, t = f) {
		this.max = e, this.dispose = t, this.map = new m(), this.newest = null, this.oldest = null, this.unfinalizedNodes = /* @__PURE__ */ new Set(), this.finalizationScheduled = !1, this.size = 0, this.finalize = () => {
			const e = this.unfinalizedNodes.values();
			for (let t = 0; t < g; t++) {
				const t = e.next().value;
				if (!t) break;
				this.unfinalizedNodes.delete(t);
				const n = t.key;
				delete t.key, t.keyRef = new p(n), this.registry.register(n, t, t);
			}
			this.unfinalizedNodes.size > 0 ? queueMicrotask(this.finalize) : this.finalizationScheduled = !1;
		}, this.registry = new h(this.deleteNode.bind(this));
	}
	has(e) {
		return this.map.has(e);
	}
	get(e) {
		const t = this.getNode(e);
		return t && t.value;
	}
	getNode(e) {
		const t = this.map.get(e);
		if (t && t !== this.newest) {
			const { older: e, newer: n } = t;
			n && (n.older = e), e && (e.newer = n), t.older = this.newest, t.older.newer = t, t.newer = null, this.newest = t, t === this.oldest && (this.oldest = n);
		}
		return t;
	}
	set(e, t) {
		let n = this.getNode(e);
		return n ? n.value = t : (n = {
			key: e,
			value: t,
			newer: null,
			older: this.newest
		}, this.newest && (this.newest.newer = n), this.newest = n, this.oldest = this.oldest || n, this.scheduleFinalization(n), this.map.set(e, n), this.size++, n.value);
	}
	clean() {
		for (; this.oldest && this.size > this.max;) this.deleteNode(this.oldest);
	}
	deleteNode(e) {
		e === this.newest && (this.newest = e.older), e === this.oldest && (this.oldest = e.newer), e.newer && (e.newer.older = e.older), e.older && (e.older.newer = e.newer), this.size--;
		const t = e.key || e.keyRef && e.keyRef.deref();
		this.dispose(e.value, t), e.keyRef ? this.registry.unregister(e) : this.unfinalizedNodes.delete(e), t && this.map.delete(t);
	}
	delete(e) {
		const t = this.map.get(e);
		return t ? (this.deleteNode(t), !0) : !1;
	}
	scheduleFinalization(e) {
		this.unfinalizedNodes.add(e), this.finalizationScheduled || (this.finalizationScheduled = !0, queueMicrotask(this.finalize));
	}
}, { toString: v, hasOwnProperty: y } = Object.prototype, b = Function.prototype.toString, ee = /* @__PURE__ */ new Map();
function x(e, t) {
	try {
		return te(e, t);
	} finally {
		ee.clear();
	}
}
function te(e, t) {
	if (e === t) return !0;
	const n = v.call(e);
	if (n !== v.call(t)) return !1;
	switch (n) {
		case "[object Array]": if (e.length !== t.length) return !1;
		case "[object Object]": {
			if (ie(e, t)) return !0;
			const n = S(e), r = S(t), i = n.length;
			if (i !== r.length) return !1;
			for (let e = 0; e < i; ++e) if (!y.call(t, n[e])) return !1;
			for (let r = 0; r < i; ++r) {
				const i = n[r];
				if (!te(e[i], t[i])) return !1;
			}
			return !0;
		}
		case "[object Error]": return e.name === t.name && e.message === t.message;
		case "[object Number]": if (e !== e) return t !== t;
		case "[object Boolean]":
		case "[object Date]": return +e == +t;
		case "[object RegExp]":
		case "[object String]": return e == `${t}`;
		case "[object Map]":
		case "[object Set]": {
			if (e.size !== t.size) return !1;
			if (ie(e, t)) return !0;
			const r = e.entries(), i = n === "[object Map]";
			for (;;) {
				const e = r.next();
				if (e.done) break;
				const [n, a] = e.value;
				if (!t.has(n) || i && !te(a, t.get(n))) return !1;
			}
			return !0;
		}
		case "[object Uint16Array]":
		case "[object Uint8Array]":
		case "[object Uint32Array]":
		case "[object Int32Array]":
		case "[object Int8Array]":
		case "[object Int16Array]":
		case "[object ArrayBuffer]": e = new Uint8Array(e), t = new Uint8Array(t);
		case "[object DataView]": {
			let n = e.byteLength;
			if (n === t.byteLength) for (; n-- && e[n] === t[n];);
			return n === -1;
		}
		case "[object AsyncFunction]":
		case "[object GeneratorFunction]":
		case "[object AsyncGeneratorFunction]":
		case "[object Function]": {
			const n = b.call(e);
			return n === b.call(t) && !re(n, ne);
		}
	}
	return !1;
}
function S(e) {
	return Object.keys(e).filter(C, e);
}
function C(e) {
	return this[e] !== void 0;
}
var ne = "{ [native code] }";
function re(e, t) {
	const n = e.length - t.length;
	return n >= 0 && e.indexOf(t, n) === n;
}
function ie(e, t) {
	let n = ee.get(e);
	if (n) {
		if (n.has(t)) return !0;
	} else ee.set(e, n = /* @__PURE__ */ new Set());
	return n.add(t), !1;
}
// ../../node_modules/@wry/trie/lib/index.js
var ae = () => Object.create(null), { forEach: oe, slice: se } = Array.prototype, { hasOwnProperty: ce } = Object.prototype, le = class e {
	constructor(e = !0, t = ae) {
		this.weakness = e, this.makeData = t;
	}
	lookup() {
		return this.lookupArray(arguments);
	}
	lookupArray(e) {
		let t = this;
		return oe.call(e, (e) => t = t.getChildTrie(e)), ce.call(t, "data") ? t.data : t.data = this.makeData(se.call(e));
	}
	peek() {
		return this.peekArray(arguments);
	}
	peekArray(e) {
		let t = this;
		for (let n = 0, r = e.length; t && n < r; ++n) {
			const r = t.mapFor(e[n], !1);
			t = r && r.get(e[n]);
		}
		return t && t.data;
	}
	remove() {
		return this.removeArray(arguments);
	}
	removeArray(e) {
		let t;
		if (e.length) {
			const n = e[0], r = this.mapFor(n, !1), i = r && r.get(n);
			i && (t = i.removeArray(se.call(e, 1)), i.data || i.weak || i.strong && i.strong.size || r.delete(n));
		} else t = this.data, delete this.data;
		return t;
	}
	getChildTrie(t) {
		let n = this.mapFor(t, !0), r = n.get(t);
		return r || n.set(t, r = new e(this.weakness, this.makeData)), r;
	}
	mapFor(e, t) {
		return this.weakness && ue(e) ? this.weak || (t ? this.weak = /* @__PURE__ */ new WeakMap() : void 0) : this.strong || (t ? this.strong = /* @__PURE__ */ new Map() : void 0);
	}
};
function ue(e) {
	switch (typeof e) {
		case "object": if (e === null) break;
		case "function": return !0;
	}
	return !1;
}
// ../../node_modules/@wry/context/lib/slot.js
var de = null, fe = {}, pe = 1, me = () => class {
	constructor() {
		this.id = [
			"slot",
			pe++,
			Date.now(),
			Math.random().toString(36).slice(2)
		].join(":");
	}
	hasValue() {
		for (let e = de; e; e = e.parent) if (this.id in e.slots) {
			const t = e.slots[this.id];
			if (t === fe) break;
			return e !== de && (de.slots[this.id] = t), !0;
		}
		return de && (de.slots[this.id] = fe), !1;
	}
	getValue() {
		if (this.hasValue()) return de.slots[this.id];
	}
	withValue(e, t, n, r) {
		const i = {
			__proto__: null,
			[this.id]: e
		}, a = de;
		de = {
			parent: a,
			slots: i
		};
		try {
			return t.apply(r, n);
		} finally {
			de = a;
		}
	}
	static bind(e) {
		const t = de;
		return function() {
			const n = de;
			try {
				return de = t, e.apply(this, arguments);
			} finally {
				de = n;
			}
		};
	}
	static noContext(e, t, n) {
		if (de) {
			const r = de;
			try {
				return de = null, e.apply(n, t);
			} finally {
				de = r;
			}
		} else return e.apply(n, t);
	}
};
function he(e) {
	try {
		return e();
	} catch {}
}
var ge = "@wry/context:Slot", _e = he(() => globalThis) || he(() => global) || Object.create(null), ve = _e[ge] || Array[ge] || ((e) => {
	try {
		Object.defineProperty(_e, ge, {
			value: e,
			enumerable: !1,
			writable: !1,
			configurable: !0
		});
	} finally {
		return e;
	}
})(me()), { bind: ye, noContext: be } = ve, xe = new ve(), { hasOwnProperty: Se } = Object.prototype, Ce = Array.from || ((e) => {
	const t = [];
	return e.forEach((e) => t.push(e)), t;
});
function w(e) {
	const { unsubscribe: t } = e;
	typeof t == "function" && (e.unsubscribe = void 0, t());
}
// ../../node_modules/optimism/lib/entry.js
var T = [], we = 100;
function Te(e, t) {
	if (!e) throw Error(t || "assertion failure");
}
function Ee(e, t) {
	const n = e.length;
	return n > 0 && n === t.length && e[n - 1] === t[n - 1];
}
function De(e) {
	switch (e.length) {
		case 0: throw Error("unknown value");
		case 1: return e[0];
		case 2: throw e[1];
	}
}
function Oe(e) {
	return e.slice(0);
}
var E = class e {
	constructor(t) {
		this.fn = t, this.parents = /* @__PURE__ */ new Set(), this.childValues = /* @__PURE__ */ new Map(), this.dirtyChildren = null, this.dirty = !0, this.recomputing = !1, this.value = [], this.deps = null, ++e.count;
	}
	peek() {
		if (this.value.length === 1 && !Me(this)) return ke(this), this.value[0];
	}
	recompute(e) {
		return Te(!this.recomputing, "already recomputing"), ke(this), Me(this) ? Ae(this, e) : De(this.value);
	}
	setDirty() {
		this.dirty || (this.dirty = !0, Pe(this), w(this));
	}
	dispose() {
		this.setDirty(), Be(this), Ie(this, (e, t) => {
			e.setDirty(), Ve(e, this);
		});
	}
	forget() {
		this.dispose();
	}
	dependOn(e) {
		e.add(this), this.deps ||= T.pop() || /* @__PURE__ */ new Set(), this.deps.add(e);
	}
	forgetDeps() {
		this.deps &&= (Ce(this.deps).forEach((e) => e.delete(this)), this.deps.clear(), T.push(this.deps), null);
	}
};
E.count = 0;
function ke(e) {
	const t = xe.getValue();
	if (t) return e.parents.add(t), t.childValues.has(e) || t.childValues.set(e, []), Me(e) ? Le(t, e) : Re(t, e), t;
}
function Ae(e, t) {
	return Be(e), xe.withValue(e, je, [e, t]), He(e, t) && Ne(e), De(e.value);
}
function je(e, t) {
	e.recomputing = !0;
	let { normalizeResult: n } = e, r;
	n && e.value.length === 1 && (r = Oe(e.value)), e.value.length = 0;
	try {
		if (e.value[0] = e.fn.apply(null, t), n && r && !Ee(r, e.value)) try {
			e.value[0] = n(e.value[0], r[0]);
		} catch {}
	} catch (t) {
		e.value[1] = t;
	}
	e.recomputing = !1;
}
function Me(e) {
	return e.dirty || !!(e.dirtyChildren && e.dirtyChildren.size);
}
function Ne(e) {
	e.dirty = !1, Me(e) || Fe(e);
}
function Pe(e) {
	Ie(e, Le);
}
function Fe(e) {
	Ie(e, Re);
}
function Ie(e, t) {
	const n = e.parents.size;
	if (n) {
		const r = Ce(e.parents);
		for (let i = 0; i < n; ++i) t(r[i], e);
	}
}
function Le(e, t) {
	Te(e.childValues.has(t)), Te(Me(t));
	const n = !Me(e);
	if (!e.dirtyChildren) e.dirtyChildren = T.pop() || /* @__PURE__ */ new Set();
	else if (e.dirtyChildren.has(t)) return;
	e.dirtyChildren.add(t), n && Pe(e);
}
function Re(e, t) {
	Te(e.childValues.has(t)), Te(!Me(t));
	const n = e.childValues.get(t);
	n.length === 0 ? e.childValues.set(t, Oe(t.value)) : Ee(n, t.value) || e.setDirty(), ze(e, t), Me(e) || Fe(e);
}
function ze(e, t) {
	const n = e.dirtyChildren;
	n && (n.delete(t), n.size === 0 && (T.length < we && T.push(n), e.dirtyChildren = null));
}
function Be(e) {
	e.childValues.size > 0 && e.childValues.forEach((t, n) => {
		Ve(e, n);
	}), e.forgetDeps(), Te(e.dirtyChildren === null);
}
function Ve(e, t) {
	t.parents.delete(e), e.childValues.delete(t), ze(e, t);
}
function He(e, t) {
	if (typeof e.subscribe == "function") try {
		w(e), e.unsubscribe = e.subscribe.apply(null, t);
	} catch {
		return e.setDirty(), !1;
	}
	return !0;
}
// ../../node_modules/optimism/lib/dep.js
var Ue = {
	setDirty: !0,
	dispose: !0,
	forget: !0
};
function We(e) {
	const t = /* @__PURE__ */ new Map(), n = e && e.subscribe;
	function r(e) {
		const r = xe.getValue();
		if (r) {
			let i = t.get(e);
			i || t.set(e, i = /* @__PURE__ */ new Set()), r.dependOn(i), typeof n == "function" && (w(i), i.unsubscribe = n(e));
		}
	}
	return r.dirty = (e, n) => {
		const r = t.get(e);
		if (r) {
			const i = n && Se.call(Ue, n) ? n : "setDirty";
			Ce(r).forEach((e) => e[i]()), t.delete(e), w(r);
		}
	}, r;
}
// ../../node_modules/optimism/lib/index.js
var Ge;
function Ke(...e) {
	return (Ge ||= new le(typeof WeakMap == "function")).lookupArray(e);
}
var qe = /* @__PURE__ */ new Set();
function Je(e, { max: t = 2 ** 16, keyArgs: n, makeCacheKey: r = Ke, normalizeResult: i, subscribe: a, cache: o = u } = Object.create(null)) {
	const s = typeof o == "function" ? new o(t, (e) => e.dispose()) : o, c = function() {
		const t = r.apply(null, n ? n.apply(null, arguments) : arguments);
		if (t === void 0) return e.apply(null, arguments);
		let o = s.get(t);
		o || (s.set(t, o = new E(e)), o.normalizeResult = i, o.subscribe = a, o.forget = () => s.delete(t));
		const c = o.recompute(Array.prototype.slice.call(arguments));
		return s.set(t, o), qe.add(s), xe.hasValue() || (qe.forEach((e) => e.clean()), qe.clear()), c;
	};
	Object.defineProperty(c, "size", {
		get: () => s.size,
		configurable: !1,
		enumerable: !1
	}), Object.freeze(c.options = {
		max: t,
		keyArgs: n,
		makeCacheKey: r,
		normalizeResult: i,
		subscribe: a,
		cache: s
	});
	function l(e) {
		const t = e && s.get(e);
		t && t.setDirty();
	}
	c.dirtyKey = l, c.dirty = function() {
		l(r.apply(null, arguments));
	};
	function d(e) {
		const t = e && s.get(e);
		if (t) return t.peek();
	}
	c.peekKey = d, c.peek = function() {
		return d(r.apply(null, arguments));
	};
	function f(e) {
		return e ? s.delete(e) : !1;
	}
	return c.forgetKey = f, c.forget = function() {
		return f(r.apply(null, arguments));
	}, c.makeCacheKey = r, c.getKey = n ? function() {
		return r.apply(null, n.apply(null, arguments));
	} : r, Object.freeze(c);
}
// ../../node_modules/tslib/tslib.es6.mjs
var Ye = (e, t) => (Ye = Object.setPrototypeOf || { __proto__: [] } instanceof Array && ((e, t) => {
		e.__proto__ = t;
	}) || ((e, t) => {
		for (var n in t) Object.hasOwn(t, n) && (e[n] = t[n]);
	}), Ye(e, t));
function Xe(e, t) {
	if (typeof t != "function" && t !== null) throw TypeError("Class extends value " + String(t) + " is not a constructor or null");
	Ye(e, t);
	function n() {
		this.constructor = e;
	}
	e.prototype = t === null ? Object.create(t) : (n.prototype = t.prototype, new n());
}
function Ze(e, t) {
	var n = {};
	for (var r in e) Object.hasOwn(e, r) && t.indexOf(r) < 0 && (n[r] = e[r]);
	if (e != null && typeof Object.getOwnPropertySymbols == "function") for (var i = 0, r = Object.getOwnPropertySymbols(e); i < r.length; i++) t.indexOf(r[i]) < 0 && Object.prototype.propertyIsEnumerable.call(e, r[i]) && (n[r[i]] = e[r[i]]);
	return n;
}
function Qe(e, t, n, r) {
	function i(e) {
		return e instanceof n ? e : new n((t) => {
			t(e);
		});
	}
	return new (n ||= Promise)((n, a) => {
		function o(e) {
			try {
				c(r.next(e));
			} catch (e) {
				a(e);
			}
		}
		function s(e) {
			try {
				c(r.throw(e));
			} catch (e) {
				a(e);
			}
		}
		function c(e) {
			e.done ? n(e.value) : i(e.value).then(o, s);
		}
		c((r = r.apply(e, t || [])).next());
	});
}
function $e(e, t) {
	var n = {
		label: 0,
		sent: () => {
			if (a[0] & 1) throw a[1];
			return a[1];
		},
		trys: [],
		ops: []
	}, r, i, a, o = Object.create((typeof Iterator == "function" ? Iterator : Object).prototype);
	return o.next = s(0), o.throw = s(1), o.return = s(2), typeof Symbol == "function" && (o[Symbol.iterator] = function() {
		return this;
	}), o;
	function s(e) {
		return (t) => c([e, t]);
	}
	function c(s) {
		if (r) throw TypeError("Generator is already executing.");
		for (; o && (o = 0, s[0] && (n = 0)), n;) try {
			if (r = 1, i && (a = s[0] & 2 ? i.return : s[0] ? i.throw || ((a = i.return) && a.call(i), 0) : i.next) && !(a = a.call(i, s[1])).done) return a;
			switch (i = 0, a && (s = [s[0] & 2, a.value]), s[0]) {
				case 0:
				case 1:
					a = s;
					break;
				case 4: return n.label++, {
					value: s[1],
					done: !1
				};
				case 5:
					n.label++, i = s[1], s = [0];
					continue;
				case 7:
					s = n.ops.pop(), n.trys.pop();
					continue;
				default:
					if (a = n.trys, !(a = a.length > 0 && a[a.length - 1]) && (s[0] === 6 || s[0] === 2)) {
						n = 0;
						continue;
					}
					if (s[0] === 3 && (!a || s[1] > a[0] && s[1] < a[3])) {
						n.label = s[1];
						break;
					}
					if (s[0] === 6 && n.label < a[1]) {
						n.label = a[1], a = s;
						break;
					}
					if (a && n.label < a[2]) {
						n.label = a[2], n.ops.push(s);
						break;
					}
					a[2] && n.ops.pop(), n.trys.pop();
					continue;
			}
			s = t.call(e, n);
		} catch (e) {
			s = [6, e], i = 0;
		} finally {
			r = a = 0;
		}
		if (s[0] & 5) throw s[1];
		return {
			value: s[0] ? s[1] : void 0,
			done: !0
		};
	}
}
function et(e) {
	var t = typeof Symbol == "function" && Symbol.iterator, n = t && e[t], r = 0;
	if (n) return n.call(e);
	if (e && typeof e.length == "number") return { next: () => (e && r >= e.length && (e = void 0), {
			value: e && e[r++],
			done: !e
		}) };
	throw TypeError(t ? "Object is not iterable." : "Symbol.iterator is not defined.");
}
function tt(e, t) {
	var n = typeof Symbol == "function" && e[Symbol.iterator];
	if (!n) return e;
	var r = n.call(e), i, a = [], o;
	try {
		for (; (t === void 0 || t-- > 0) && !(i = r.next()).done;) a.push(i.value);
	} catch (e) {
		o = { error: e };
	} finally {
		try {
			i && !i.done && (n = r.return) && n.call(r);
		} finally {
			if (o) throw o.error;
		}
	}
	return a;
}
function nt(e, t, n) {
	if (n || arguments.length === 2) for (var r = 0, i = t.length, a; r < i; r++) (a || !(r in t)) && (a ||= Array.prototype.slice.call(t, 0, r), a[r] = t[r]);
	return e.concat(a || Array.prototype.slice.call(t));
}
function rt(e) {
	return this instanceof rt ? (this.v = e, this) : new rt(e);
}
function it(e, t, n) {
	if (!Symbol.asyncIterator) throw TypeError("Symbol.asyncIterator is not defined.");
	var r = n.apply(e, t || []), i, a = [];
	return i = Object.create((typeof AsyncIterator == "function" ? AsyncIterator : Object).prototype), s("next"), s("throw"), s("return", o), i[Symbol.asyncIterator] = function() {
		return this;
	}, i;
	function o(e) {
		return (t) => Promise.resolve(t).then(e, d);
	}
	function s(e, t) {
		r[e] && (i[e] = (t) => new Promise((n, r) => {
				a.push([
					e,
					t,
					n,
					r
				]) > 1 || c(e, t);
			}), t && (i[e] = t(i[e])));
	}
	function c(e, t) {
		try {
			l(r[e](t));
		} catch (e) {
			f(a[0][3], e);
		}
	}
	function l(e) {
		e.value instanceof rt ? Promise.resolve(e.value.v).then(u, d) : f(a[0][2], e);
	}
	function u(e) {
		c("next", e);
	}
	function d(e) {
		c("throw", e);
	}
	function f(e, t) {
		e(t), a.shift(), a.length && c(a[0][0], a[0][1]);
	}
}
function at(e) {
	if (!Symbol.asyncIterator) throw TypeError("Symbol.asyncIterator is not defined.");
	var t = e[Symbol.asyncIterator], n;
	return t ? t.call(e) : (e = typeof et == "function" ? et(e) : e[Symbol.iterator](), n = {}, r("next"), r("throw"), r("return"), n[Symbol.asyncIterator] = function() {
		return this;
	}, n);
	function r(t) {
		n[t] = e[t] && ((n) => new Promise((r, a) => {
				n = e[t](n), i(r, a, n.done, n.value);
			}));
	}
	function i(e, t, n, r) {
		Promise.resolve(r).then((t) => {
			e({
				value: t,
				done: n
			});
		}, t);
	}
}
// ../../node_modules/rxjs/dist/esm5/internal/util/isFunction.js
function D(e) {
	return typeof e == "function";
}
// ../../node_modules/rxjs/dist/esm5/internal/util/createErrorClass.js
function ot(e) {
	var t = e((e) => {
		Error.call(e), e.stack = (/* @__PURE__ */ Error()).stack;
	});
	return t.prototype = Object.create(Error.prototype), t.prototype.constructor = t, t;
}
// ../../node_modules/rxjs/dist/esm5/internal/util/UnsubscriptionError.js
var st = ot((e) => function(t) {
		e(this), this.message = t ? t.length + " errors occurred during unsubscription:\n" + t.map((e, t) => t + 1 + ") " + e.toString()).join("\n  ") : "", this.name = "UnsubscriptionError", this.errors = t;
	});
// ../../node_modules/rxjs/dist/esm5/internal/util/arrRemove.js
function ct(e, t) {
	if (e) {
		var n = e.indexOf(t);
		0 <= n && e.splice(n, 1);
	}
}
// ../../node_modules/rxjs/dist/esm5/internal/Subscription.js
var lt = (() => {
	function e(e) {
		this.initialTeardown = e, this.closed = !1, this._parentage = null, this._finalizers = null;
	}
	return e.prototype.unsubscribe = function() {
		var e, t, n, r, i;
		if (!this.closed) {
			this.closed = !0;
			var a = this._parentage;
			if (a) {
				if (this._parentage = null, Array.isArray(a)) try {
					for (var o = et(a), s = o.next(); !s.done; s = o.next()) s.value.remove(this);
				} catch (t) {
					e = { error: t };
				} finally {
					try {
						s && !s.done && (t = o.return) && t.call(o);
					} finally {
						if (e) throw e.error;
					}
				}
				else a.remove(this);
			}
			var c = this.initialTeardown;
			if (D(c)) try {
				c();
			} catch (e) {
				i = e instanceof st ? e.errors : [e];
			}
			var l = this._finalizers;
			if (l) {
				this._finalizers = null;
				try {
					for (var u = et(l), d = u.next(); !d.done; d = u.next()) {
						var f = d.value;
						try {
							ft(f);
						} catch (e) {
							i ??= [], e instanceof st ? i = nt(nt([], tt(i)), tt(e.errors)) : i.push(e);
						}
					}
				} catch (e) {
					n = { error: e };
				} finally {
					try {
						d && !d.done && (r = u.return) && r.call(u);
					} finally {
						if (n) throw n.error;
					}
				}
			}
			if (i) throw new st(i);
		}
	}, e.prototype.add = function(t) {
		if (t && t !== this) {
			if (this.closed) ft(t);
			else {
				if (t instanceof e) {
					if (t.closed || t._hasParent(this)) return;
					t._addParent(this);
				}
				(this._finalizers = this._finalizers ?? []).push(t);
			}
		}
	}, e.prototype._hasParent = function(e) {
		var t = this._parentage;
		return t === e || Array.isArray(t) && t.includes(e);
	}, e.prototype._addParent = function(e) {
		var t = this._parentage;
		this._parentage = Array.isArray(t) ? (t.push(e), t) : t ? [t, e] : e;
	}, e.prototype._removeParent = function(e) {
		var t = this._parentage;
		t === e ? this._parentage = null : Array.isArray(t) && ct(t, e);
	}, e.prototype.remove = function(t) {
		var n = this._finalizers;
		n && ct(n, t), t instanceof e && t._removeParent(this);
	}, e.EMPTY = (() => {
		var t = new e();
		return t.closed = !0, t;
	})(), e;
})(), ut = lt.EMPTY;
function dt(e) {
	return e instanceof lt || e && "closed" in e && D(e.remove) && D(e.add) && D(e.unsubscribe);
}
function ft(e) {
	D(e) ? e() : e.unsubscribe();
}
// ../../node_modules/rxjs/dist/esm5/internal/config.js
var pt = {
	onUnhandledError: null,
	onStoppedNotification: null,
	Promise: void 0,
	useDeprecatedSynchronousErrorHandling: !1,
	useDeprecatedNextContext: !1
}, mt = {
	setTimeout: function(e, t) {
		var n = [...arguments].slice(2), r = mt.delegate;
		return r?.setTimeout ? r.setTimeout.apply(r, nt([e, t], tt(n))) : setTimeout.apply(void 0, nt([e, t], tt(n)));
	},
	clearTimeout: (e) => (mt.delegate?.clearTimeout || clearTimeout)(e),
	delegate: void 0
};
// ../../node_modules/rxjs/dist/esm5/internal/util/reportUnhandledError.js
function ht(e) {
	mt.setTimeout(() => {
		var t = pt.onUnhandledError;
		if (t) t(e);
		else throw e;
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/util/noop.js
function gt() {}
// ../../node_modules/rxjs/dist/esm5/internal/NotificationFactories.js
var _t = (() => bt("C", void 0, void 0))();
function vt(e) {
	return bt("E", void 0, e);
}
function yt(e) {
	return bt("N", e, void 0);
}
function bt(e, t, n) {
	return {
		kind: e,
		value: t,
		error: n
	};
}
// ../../node_modules/rxjs/dist/esm5/internal/util/errorContext.js
var xt = null;
function St(e) {
	if (pt.useDeprecatedSynchronousErrorHandling) {
		var t = !xt;
		if (t && (xt = {
			errorThrown: !1,
			error: null
		}), e(), t) {
			var n = xt, r = n.errorThrown, i = n.error;
			if (xt = null, r) throw i;
		}
	} else e();
}
function Ct(e) {
	pt.useDeprecatedSynchronousErrorHandling && xt && (xt.errorThrown = !0, xt.error = e);
}
// ../../node_modules/rxjs/dist/esm5/internal/Subscriber.js
var wt = ((e) => {
	Xe(t, e);
	function t(t) {
		var n = e.call(this) || this;
		return n.isStopped = !1, t ? (n.destination = t, dt(t) && t.add(n)) : n.destination = Mt, n;
	}
	return t.create = (e, t, n) => new Ot(e, t, n), t.prototype.next = function(e) {
		this.isStopped ? jt(yt(e), this) : this._next(e);
	}, t.prototype.error = function(e) {
		this.isStopped ? jt(vt(e), this) : (this.isStopped = !0, this._error(e));
	}, t.prototype.complete = function() {
		this.isStopped ? jt(_t, this) : (this.isStopped = !0, this._complete());
	}, t.prototype.unsubscribe = function() {
		this.closed || (this.isStopped = !0, e.prototype.unsubscribe.call(this), this.destination = null);
	}, t.prototype._next = function(e) {
		this.destination.next(e);
	}, t.prototype._error = function(e) {
		try {
			this.destination.error(e);
		} finally {
			this.unsubscribe();
		}
	}, t.prototype._complete = function() {
		try {
			this.destination.complete();
		} finally {
			this.unsubscribe();
		}
	}, t;
})(lt), Tt = Function.prototype.bind;
function Et(e, t) {
	return Tt.call(e, t);
}
var Dt = (() => {
	function e(e) {
		this.partialObserver = e;
	}
	return e.prototype.next = function(e) {
		var t = this.partialObserver;
		if (t.next) try {
			t.next(e);
		} catch (e) {
			kt(e);
		}
	}, e.prototype.error = function(e) {
		var t = this.partialObserver;
		if (t.error) try {
			t.error(e);
		} catch (e) {
			kt(e);
		}
		else kt(e);
	}, e.prototype.complete = function() {
		var e = this.partialObserver;
		if (e.complete) try {
			e.complete();
		} catch (e) {
			kt(e);
		}
	}, e;
})(), Ot = ((e) => {
	Xe(t, e);
	function t(t, n, r) {
		var i = e.call(this) || this, a;
		if (D(t) || !t) a = {
			next: t ?? void 0,
			error: n ?? void 0,
			complete: r ?? void 0
		};
		else {
			var o;
			i && pt.useDeprecatedNextContext ? (o = Object.create(t), o.unsubscribe = () => i.unsubscribe(), a = {
				next: t.next && Et(t.next, o),
				error: t.error && Et(t.error, o),
				complete: t.complete && Et(t.complete, o)
			}) : a = t;
		}
		return i.destination = new Dt(a), i;
	}
	return t;
})(wt);
function kt(e) {
	pt.useDeprecatedSynchronousErrorHandling ? Ct(e) : ht(e);
}
function At(e) {
	throw e;
}
function jt(e, t) {
	var n = pt.onStoppedNotification;
	n && mt.setTimeout(() => n(e, t));
}
var Mt = {
	closed: !0,
	next: gt,
	error: At,
	complete: gt
}, Nt = (() => typeof Symbol == "function" && Symbol.observable || "@@observable")();
// ../../node_modules/rxjs/dist/esm5/internal/util/identity.js
function Pt(e) {
	return e;
}
// ../../node_modules/rxjs/dist/esm5/internal/util/pipe.js
function Ft(e) {
	return e.length === 0 ? Pt : e.length === 1 ? e[0] : ((t) => e.reduce((e, t) => t(e), t));
}
// ../../node_modules/rxjs/dist/esm5/internal/Observable.js
var O = (() => {
	function e(e) {
		e && (this._subscribe = e);
	}
	return e.prototype.lift = function(t) {
		var n = new e();
		return n.source = this, n.operator = t, n;
	}, e.prototype.subscribe = function(e, t, n) {
		var i = Rt(e) ? e : new Ot(e, t, n);
		return St(() => {
			var e = this, t = e.operator, n = e.source;
			i.add(t ? t.call(i, n) : n ? this._subscribe(i) : this._trySubscribe(i));
		}), i;
	}, e.prototype._trySubscribe = function(e) {
		try {
			return this._subscribe(e);
		} catch (t) {
			e.error(t);
		}
	}, e.prototype.forEach = function(e, t) {
		return t = It(t), new t((t, r) => {
			var i = new Ot({
				next: (t) => {
					try {
						e(t);
					} catch (e) {
						r(e), i.unsubscribe();
					}
				},
				error: r,
				complete: t
			});
			this.subscribe(i);
		});
	}, e.prototype._subscribe = function(e) {
		return this.source?.subscribe(e);
	}, e.prototype[Nt] = function() {
		return this;
	}, e.prototype.pipe = function() {
		return Ft([...arguments])(this);
	}, e.prototype.toPromise = function(e) {
		return e = It(e), new e((e, n) => {
			var r;
			this.subscribe((e) => r = e, (e) => n(e), () => e(r));
		});
	}, e.create = (t) => new e(t), e;
})();
function It(e) {
	return e ?? pt.Promise ?? Promise;
}
function Lt(e) {
	return e && D(e.next) && D(e.error) && D(e.complete);
}
function Rt(e) {
	return e && e instanceof wt || Lt(e) && dt(e);
}
// ../../node_modules/rxjs/dist/esm5/internal/util/lift.js
function zt(e) {
	return D(e?.lift);
}
function Bt(e) {
	return (t) => {
		if (zt(t)) return t.lift(function(t) {
			try {
				return e(t, this);
			} catch (e) {
				this.error(e);
			}
		});
		throw TypeError("Unable to lift unknown Observable type");
	};
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/OperatorSubscriber.js
function Vt(e, t, n, r, i) {
	return new Ht(e, t, n, r, i);
}
var Ht = ((e) => {
	Xe(t, e);
	function t(t, n, r, i, a, o) {
		var s = e.call(this, t) || this;
		return s.onFinalize = a, s.shouldUnsubscribe = o, s._next = n ? ((e) => {
			try {
				n(e);
			} catch (e) {
				t.error(e);
			}
		}) : e.prototype._next, s._error = i ? function(e) {
			try {
				i(e);
			} catch (e) {
				t.error(e);
			} finally {
				this.unsubscribe();
			}
		} : e.prototype._error, s._complete = r ? function() {
			try {
				r();
			} catch (e) {
				t.error(e);
			} finally {
				this.unsubscribe();
			}
		} : e.prototype._complete, s;
	}
	return t.prototype.unsubscribe = function() {
		var t;
		if (!this.shouldUnsubscribe || this.shouldUnsubscribe()) {
			var n = this.closed;
			e.prototype.unsubscribe.call(this), n || (t = this.onFinalize) == null || t.call(this);
		}
	}, t;
})(wt), Ut = ot((e) => function() {
		e(this), this.name = "ObjectUnsubscribedError", this.message = "object unsubscribed";
	}), Wt = ((e) => {
	Xe(t, e);
	function t() {
		var t = e.call(this) || this;
		return t.closed = !1, t.currentObservers = null, t.observers = [], t.isStopped = !1, t.hasError = !1, t.thrownError = null, t;
	}
	return t.prototype.lift = function(e) {
		var t = new Gt(this, this);
		return t.operator = e, t;
	}, t.prototype._throwIfClosed = function() {
		if (this.closed) throw new Ut();
	}, t.prototype.next = function(e) {
		St(() => {
			var n, r;
			if (this._throwIfClosed(), !this.isStopped) {
				this.currentObservers ||= Array.from(this.observers);
				try {
					for (var i = et(this.currentObservers), a = i.next(); !a.done; a = i.next()) a.value.next(e);
				} catch (e) {
					n = { error: e };
				} finally {
					try {
						a && !a.done && (r = i.return) && r.call(i);
					} finally {
						if (n) throw n.error;
					}
				}
			}
		});
	}, t.prototype.error = function(e) {
		St(() => {
			if (this._throwIfClosed(), !this.isStopped) {
				this.hasError = this.isStopped = !0, this.thrownError = e;
				for (var n = this.observers; n.length;) n.shift().error(e);
			}
		});
	}, t.prototype.complete = function() {
		St(() => {
			if (this._throwIfClosed(), !this.isStopped) {
				this.isStopped = !0;
				for (var t = this.observers; t.length;) t.shift().complete();
			}
		});
	}, t.prototype.unsubscribe = function() {
		this.isStopped = this.closed = !0, this.observers = this.currentObservers = null;
	}, Object.defineProperty(t.prototype, "observed", {
		get: function() {
			return this.observers?.length > 0;
		},
		enumerable: !1,
		configurable: !0
	}), t.prototype._trySubscribe = function(t) {
		return this._throwIfClosed(), e.prototype._trySubscribe.call(this, t);
	}, t.prototype._subscribe = function(e) {
		return this._throwIfClosed(), this._checkFinalizedStatuses(e), this._innerSubscribe(e);
	}, t.prototype._innerSubscribe = function(e) {
		var r = this.hasError, i = this.isStopped, a = this.observers;
		return r || i ? ut : (this.currentObservers = null, a.push(e), new lt(() => {
			this.currentObservers = null, ct(a, e);
		}));
	}, t.prototype._checkFinalizedStatuses = function(e) {
		var n = this.hasError, r = this.thrownError, i = this.isStopped;
		n ? e.error(r) : i && e.complete();
	}, t.prototype.asObservable = function() {
		var e = new O();
		return e.source = this, e;
	}, t.create = (e, t) => new Gt(e, t), t;
})(O), Gt = ((e) => {
	Xe(t, e);
	function t(t, n) {
		var r = e.call(this) || this;
		return r.destination = t, r.source = n, r;
	}
	return t.prototype.next = function(e) {
		var t, n;
		(n = (t = this.destination)?.next) == null || n.call(t, e);
	}, t.prototype.error = function(e) {
		var t, n;
		(n = (t = this.destination)?.error) == null || n.call(t, e);
	}, t.prototype.complete = function() {
		var e, t;
		(t = (e = this.destination)?.complete) == null || t.call(e);
	}, t.prototype._subscribe = function(e) {
		return this.source?.subscribe(e) ?? ut;
	}, t;
})(Wt), Kt = ((e) => {
	Xe(t, e);
	function t(t) {
		var n = e.call(this) || this;
		return n._value = t, n;
	}
	return Object.defineProperty(t.prototype, "value", {
		get: function() {
			return this.getValue();
		},
		enumerable: !1,
		configurable: !0
	}), t.prototype._subscribe = function(t) {
		var n = e.prototype._subscribe.call(this, t);
		return !n.closed && t.next(this._value), n;
	}, t.prototype.getValue = function() {
		var t = this.hasError, n = this.thrownError, r = this._value;
		if (t) throw n;
		return this._throwIfClosed(), r;
	}, t.prototype.next = function(t) {
		e.prototype.next.call(this, this._value = t);
	}, t;
})(Wt), qt = {
	now: () => (qt.delegate || Date).now(),
	delegate: void 0
}, Jt = ((e) => {
	Xe(t, e);
	function t(t, n, r) {
		t === void 0 && (t = Infinity), n === void 0 && (n = Infinity), r === void 0 && (r = qt);
		var i = e.call(this) || this;
		return i._bufferSize = t, i._windowTime = n, i._timestampProvider = r, i._buffer = [], i._infiniteTimeWindow = !0, i._infiniteTimeWindow = n === Infinity, i._bufferSize = Math.max(1, t), i._windowTime = Math.max(1, n), i;
	}
	return t.prototype.next = function(t) {
		var r = this.isStopped, i = this._buffer, a = this._infiniteTimeWindow, o = this._timestampProvider, s = this._windowTime;
		r || (i.push(t), !a && i.push(o.now() + s)), this._trimBuffer(), e.prototype.next.call(this, t);
	}, t.prototype._subscribe = function(e) {
		this._throwIfClosed(), this._trimBuffer();
		for (var t = this._innerSubscribe(e), r = this._infiniteTimeWindow, i = this._buffer.slice(), a = 0; a < i.length && !e.closed; a += r ? 1 : 2) e.next(i[a]);
		return this._checkFinalizedStatuses(e), t;
	}, t.prototype._trimBuffer = function() {
		var t = this._bufferSize, n = this._timestampProvider, r = this._buffer, i = this._infiniteTimeWindow, a = (i ? 1 : 2) * t;
		if (t < Infinity && a < r.length && r.splice(0, r.length - a), !i) {
			for (var o = n.now(), s = 0, c = 1; c < r.length && r[c] <= o; c += 2) s = c;
			s && r.splice(0, s + 1);
		}
	}, t;
})(Wt), Yt = ((e) => {
	Xe(t, e);
	function t(t, n) {
		return e.call(this) || this;
	}
	return t.prototype.schedule = function(e, t) {
		return t === void 0 && (t = 0), this;
	}, t;
})(lt), Xt = {
	setInterval: function(e, t) {
		var n = [...arguments].slice(2), r = Xt.delegate;
		return r?.setInterval ? r.setInterval.apply(r, nt([e, t], tt(n))) : setInterval.apply(void 0, nt([e, t], tt(n)));
	},
	clearInterval: (e) => (Xt.delegate?.clearInterval || clearInterval)(e),
	delegate: void 0
}, Zt = ((e) => {
	Xe(t, e);
	function t(t, n) {
		var r = e.call(this, t, n) || this;
		return r.scheduler = t, r.work = n, r.pending = !1, r;
	}
	return t.prototype.schedule = function(e, t) {
		if (t === void 0 && (t = 0), this.closed) return this;
		this.state = e;
		var n = this.id, r = this.scheduler;
		return n != null && (this.id = this.recycleAsyncId(r, n, t)), this.pending = !0, this.delay = t, this.id = this.id ?? this.requestAsyncId(r, this.id, t), this;
	}, t.prototype.requestAsyncId = function(e, t, n) {
		return n === void 0 && (n = 0), Xt.setInterval(e.flush.bind(e, this), n);
	}, t.prototype.recycleAsyncId = function(e, t, n) {
		if (n === void 0 && (n = 0), n != null && this.delay === n && this.pending === !1) return t;
		t != null && Xt.clearInterval(t);
	}, t.prototype.execute = function(e, t) {
		if (this.closed) return /* @__PURE__ */ Error("executing a cancelled action");
		this.pending = !1;
		var n = this._execute(e, t);
		if (n) return n;
		this.pending === !1 && this.id != null && (this.id = this.recycleAsyncId(this.scheduler, this.id, null));
	}, t.prototype._execute = function(e, t) {
		var n = !1, r;
		try {
			this.work(e);
		} catch (e) {
			n = !0, r = e || /* @__PURE__ */ Error("Scheduled action threw falsy error");
		}
		if (n) return this.unsubscribe(), r;
	}, t.prototype.unsubscribe = function() {
		if (!this.closed) {
			var n = this.id, r = this.scheduler, i = r.actions;
			this.work = this.state = this.scheduler = null, this.pending = !1, ct(i, this), n != null && (this.id = this.recycleAsyncId(r, n, null)), this.delay = null, e.prototype.unsubscribe.call(this);
		}
	}, t;
})(Yt), Qt = 1, k, $t = {};
function en(e) {
	return e in $t && (delete $t[e], !0);
}
var tn = {
	setImmediate: (e) => {
		var t = Qt++;
		return $t[t] = !0, k ||= Promise.resolve(), k.then(() => en(t) && e()), t;
	},
	clearImmediate: (e) => {
		en(e);
	}
}, nn = tn.setImmediate, rn = tn.clearImmediate, an = {
	setImmediate: function() {
		var e = [...arguments];
		return (an.delegate?.setImmediate || nn).apply(void 0, nt([], tt(e)));
	},
	clearImmediate: (e) => (an.delegate?.clearImmediate || rn)(e),
	delegate: void 0
}, on = ((e) => {
	Xe(t, e);
	function t(t, n) {
		var r = e.call(this, t, n) || this;
		return r.scheduler = t, r.work = n, r;
	}
	return t.prototype.requestAsyncId = function(t, n, r) {
		return r === void 0 && (r = 0), r !== null && r > 0 ? e.prototype.requestAsyncId.call(this, t, n, r) : (t.actions.push(this), t._scheduled ||= an.setImmediate(t.flush.bind(t, void 0)));
	}, t.prototype.recycleAsyncId = function(t, n, r) {
		if (r === void 0 && (r = 0), r == null ? this.delay > 0 : r > 0) return e.prototype.recycleAsyncId.call(this, t, n, r);
		var i = t.actions;
		n != null && i[i.length - 1]?.id !== n && (an.clearImmediate(n), t._scheduled === n && (t._scheduled = void 0));
	}, t;
})(Zt), sn = (() => {
	function e(t, n) {
		n === void 0 && (n = e.now), this.schedulerActionCtor = t, this.now = n;
	}
	return e.prototype.schedule = function(e, t, n) {
		return t === void 0 && (t = 0), new this.schedulerActionCtor(this, e).schedule(n, t);
	}, e.now = qt.now, e;
})(), cn = ((e) => {
	Xe(t, e);
	function t(t, n) {
		n === void 0 && (n = sn.now);
		var r = e.call(this, t, n) || this;
		return r.actions = [], r._active = !1, r;
	}
	return t.prototype.flush = function(e) {
		var t = this.actions;
		if (this._active) t.push(e);
		else {
			var n;
			this._active = !0;
			do
				if (n = e.execute(e.state, e.delay)) break;
			while (e = t.shift());
			if (this._active = !1, n) {
				for (; e = t.shift();) e.unsubscribe();
				throw n;
			}
		}
	}, t;
})(sn), ln = new (((e) => {
	Xe(t, e);
	function t() {
		return e !== null && e.apply(this, arguments) || this;
	}
	return t.prototype.flush = function(e) {
		this._active = !0;
		var t = this._scheduled;
		this._scheduled = void 0;
		var n = this.actions, r;
		e ||= n.shift();
		do
			if (r = e.execute(e.state, e.delay)) break;
		while ((e = n[0]) && e.id === t && n.shift());
		if (this._active = !1, r) {
			for (; (e = n[0]) && e.id === t && n.shift();) e.unsubscribe();
			throw r;
		}
	}, t;
})(cn))(on), un = new cn(Zt), dn = new O((e) => e.complete());
// ../../node_modules/rxjs/dist/esm5/internal/util/isScheduler.js
function fn(e) {
	return e && D(e.schedule);
}
// ../../node_modules/rxjs/dist/esm5/internal/util/args.js
function pn(e) {
	return e[e.length - 1];
}
function mn(e) {
	return fn(pn(e)) ? e.pop() : void 0;
}
// ../../node_modules/rxjs/dist/esm5/internal/util/isArrayLike.js
var hn = ((e) => e && typeof e.length == "number" && typeof e != "function");
// ../../node_modules/rxjs/dist/esm5/internal/util/isPromise.js
function gn(e) {
	return D(e?.then);
}
// ../../node_modules/rxjs/dist/esm5/internal/util/isInteropObservable.js
function _n(e) {
	return D(e[Nt]);
}
// ../../node_modules/rxjs/dist/esm5/internal/util/isAsyncIterable.js
function vn(e) {
	return Symbol.asyncIterator && D(e?.[Symbol.asyncIterator]);
}
// ../../node_modules/rxjs/dist/esm5/internal/util/throwUnobservableError.js
function yn(e) {
	return /* @__PURE__ */ TypeError("You provided " + (typeof e == "object" && e ? "an invalid object" : "'" + e + "'") + " where a stream was expected. You can provide an Observable, Promise, ReadableStream, Array, AsyncIterable, or Iterable.");
}
// ../../node_modules/rxjs/dist/esm5/internal/symbol/iterator.js
function bn() {
	return typeof Symbol != "function" || !Symbol.iterator ? "@@iterator" : Symbol.iterator;
}
var xn = bn();
// ../../node_modules/rxjs/dist/esm5/internal/util/isIterable.js
function Sn(e) {
	return D(e?.[xn]);
}
// ../../node_modules/rxjs/dist/esm5/internal/util/isReadableStreamLike.js
function Cn(e) {
	return it(this, arguments, function() {
		var t, n, r, i;
		return $e(this, (a) => {
			switch (a.label) {
				case 0: t = e.getReader(), a.label = 1;
				case 1: a.trys.push([
					1,
					,
					9,
					10
				]), a.label = 2;
				case 2: return [4, rt(t.read())];
				case 3: return n = a.sent(), r = n.value, i = n.done, i ? [4, rt(void 0)] : [3, 5];
				case 4: return [2, a.sent()];
				case 5: return [4, rt(r)];
				case 6: return [4, a.sent()];
				case 7: return a.sent(), [3, 2];
				case 8: return [3, 10];
				case 9: return t.releaseLock(), [7];
				case 10: return [2];
			}
		});
	});
}
function wn(e) {
	return D(e?.getReader);
}
// ../../node_modules/rxjs/dist/esm5/internal/observable/innerFrom.js
function Tn(e) {
	if (e instanceof O) return e;
	if (e != null) {
		if (_n(e)) return En(e);
		if (hn(e)) return Dn(e);
		if (gn(e)) return On(e);
		if (vn(e)) return An(e);
		if (Sn(e)) return kn(e);
		if (wn(e)) return jn(e);
	}
	throw yn(e);
}
function En(e) {
	return new O((t) => {
		var n = e[Nt]();
		if (D(n.subscribe)) return n.subscribe(t);
		throw TypeError("Provided object does not correctly implement Symbol.observable");
	});
}
function Dn(e) {
	return new O((t) => {
		for (var n = 0; n < e.length && !t.closed; n++) t.next(e[n]);
		t.complete();
	});
}
function On(e) {
	return new O((t) => {
		e.then((e) => {
			t.closed || (t.next(e), t.complete());
		}, (e) => t.error(e)).then(null, ht);
	});
}
function kn(e) {
	return new O((t) => {
		var n, r;
		try {
			for (var i = et(e), a = i.next(); !a.done; a = i.next()) {
				var o = a.value;
				if (t.next(o), t.closed) return;
			}
		} catch (e) {
			n = { error: e };
		} finally {
			try {
				a && !a.done && (r = i.return) && r.call(i);
			} finally {
				if (n) throw n.error;
			}
		}
		t.complete();
	});
}
function An(e) {
	return new O((t) => {
		Mn(e, t).catch((e) => t.error(e));
	});
}
function jn(e) {
	return An(Cn(e));
}
function Mn(e, t) {
	var n, r, i, a;
	return Qe(this, void 0, void 0, function() {
		var o, s;
		return $e(this, (c) => {
			switch (c.label) {
				case 0: c.trys.push([
					0,
					5,
					6,
					11
				]), n = at(e), c.label = 1;
				case 1: return [4, n.next()];
				case 2:
					if (r = c.sent(), r.done) return [3, 4];
					if (o = r.value, t.next(o), t.closed) return [2];
					c.label = 3;
				case 3: return [3, 1];
				case 4: return [3, 11];
				case 5: return s = c.sent(), i = { error: s }, [3, 11];
				case 6: return c.trys.push([
					6,
					,
					9,
					10
				]), r && !r.done && (a = n.return) ? [4, a.call(n)] : [3, 8];
				case 7: c.sent(), c.label = 8;
				case 8: return [3, 10];
				case 9:
					if (i) throw i.error;
					return [7];
				case 10: return [7];
				case 11: return t.complete(), [2];
			}
		});
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/util/executeSchedule.js
function Nn(e, t, n, r, i) {
	r === void 0 && (r = 0), i === void 0 && (i = !1);
	var a = t.schedule(function() {
		n(), i ? e.add(this.schedule(null, r)) : this.unsubscribe();
	}, r);
	if (e.add(a), !i) return a;
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/observeOn.js
function Pn(e, t) {
	return t === void 0 && (t = 0), Bt((n, r) => {
		n.subscribe(Vt(r, (n) => Nn(r, e, () => r.next(n), t), () => Nn(r, e, () => r.complete(), t), (n) => Nn(r, e, () => r.error(n), t)));
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/subscribeOn.js
function Fn(e, t) {
	return t === void 0 && (t = 0), Bt((n, r) => {
		r.add(e.schedule(() => n.subscribe(r), t));
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/scheduled/scheduleObservable.js
function In(e, t) {
	return Tn(e).pipe(Fn(t), Pn(t));
}
// ../../node_modules/rxjs/dist/esm5/internal/scheduled/schedulePromise.js
function Ln(e, t) {
	return Tn(e).pipe(Fn(t), Pn(t));
}
// ../../node_modules/rxjs/dist/esm5/internal/scheduled/scheduleArray.js
function Rn(e, t) {
	return new O((n) => {
		var r = 0;
		return t.schedule(function() {
			r === e.length ? n.complete() : (n.next(e[r++]), n.closed || this.schedule());
		});
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/scheduled/scheduleIterable.js
function zn(e, t) {
	return new O((n) => {
		var r;
		return Nn(n, t, () => {
			r = e[xn](), Nn(n, t, () => {
				var e, t, i;
				try {
					e = r.next(), t = e.value, i = e.done;
				} catch (e) {
					n.error(e);
					return;
				}
				i ? n.complete() : n.next(t);
			}, 0, !0);
		}), () => D(r?.return) && r.return();
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/scheduled/scheduleAsyncIterable.js
function Bn(e, t) {
	if (!e) throw Error("Iterable cannot be null");
	return new O((n) => {
		Nn(n, t, () => {
			var r = e[Symbol.asyncIterator]();
			Nn(n, t, () => {
				r.next().then((e) => {
					e.done ? n.complete() : n.next(e.value);
				});
			}, 0, !0);
		});
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/scheduled/scheduleReadableStreamLike.js
function Vn(e, t) {
	return Bn(Cn(e), t);
}
// ../../node_modules/rxjs/dist/esm5/internal/scheduled/scheduled.js
function Hn(e, t) {
	if (e != null) {
		if (_n(e)) return In(e, t);
		if (hn(e)) return Rn(e, t);
		if (gn(e)) return Ln(e, t);
		if (vn(e)) return Bn(e, t);
		if (Sn(e)) return zn(e, t);
		if (wn(e)) return Vn(e, t);
	}
	throw yn(e);
}
// ../../node_modules/rxjs/dist/esm5/internal/observable/from.js
function Un(e, t) {
	return t ? Hn(e, t) : Tn(e);
}
// ../../node_modules/rxjs/dist/esm5/internal/observable/of.js
function Wn() {
	var e = [...arguments];
	return Un(e, mn(e));
}
// ../../node_modules/rxjs/dist/esm5/internal/observable/throwError.js
function Gn(e, t) {
	var n = D(e) ? e : (() => e), r = (e) => e.error(n());
	return new O(t ? ((e) => t.schedule(r, 0, e)) : r);
}
// ../../node_modules/rxjs/dist/esm5/internal/Notification.js
var Kn;
((e) => {
	e.NEXT = "N", e.ERROR = "E", e.COMPLETE = "C";
})(Kn ||= {});
var qn = (() => {
	function e(e, t, n) {
		this.kind = e, this.value = t, this.error = n, this.hasValue = e === "N";
	}
	return e.prototype.observe = function(e) {
		return Jn(this, e);
	}, e.prototype.do = function(e, t, n) {
		var i = this.kind, a = this.value, o = this.error;
		return i === "N" ? e?.(a) : i === "E" ? t?.(o) : n?.();
	}, e.prototype.accept = function(e, t, n) {
		return D(e?.next) ? this.observe(e) : this.do(e, t, n);
	}, e.prototype.toObservable = function() {
		var t = this.kind, n = this.value, r = this.error, i = t === "N" ? Wn(n) : t === "E" ? Gn(() => r) : t === "C" ? dn : 0;
		if (!i) throw TypeError("Unexpected notification kind " + t);
		return i;
	}, e.createNext = (t) => new e("N", t), e.createError = (t) => new e("E", void 0, t), e.createComplete = () => e.completeNotification, e.completeNotification = new e("C"), e;
})();
function Jn(e, t) {
	var n, r, i, a = e, o = a.kind, s = a.value, c = a.error;
	if (typeof o != "string") throw TypeError("Invalid notification, missing \"kind\"");
	o === "N" ? (n = t.next) == null || n.call(t, s) : o === "E" ? (r = t.error) == null || r.call(t, c) : (i = t.complete) == null || i.call(t);
}
// ../../node_modules/rxjs/dist/esm5/internal/util/EmptyError.js
var Yn = ot((e) => function() {
		e(this), this.name = "EmptyError", this.message = "no elements in sequence";
	});
// ../../node_modules/rxjs/dist/esm5/internal/lastValueFrom.js
function Xn(e, t) {
	var n = typeof t == "object";
	return new Promise((r, i) => {
		var a = !1, o;
		e.subscribe({
			next: (e) => {
				o = e, a = !0;
			},
			error: i,
			complete: () => {
				a ? r(o) : n ? r(t.defaultValue) : i(new Yn());
			}
		});
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/util/isDate.js
function Zn(e) {
	return e instanceof Date && !isNaN(e);
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/map.js
function Qn(e, t) {
	return Bt((n, r) => {
		var i = 0;
		n.subscribe(Vt(r, (n) => {
			r.next(e.call(t, n, i++));
		}));
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/mergeInternals.js
function $n(e, t, n, r, i, a, o, s) {
	var c = [], l = 0, u = 0, d = !1, f = () => {
		d && !c.length && !l && t.complete();
	}, p = (e) => l < r ? m(e) : c.push(e), m = (e) => {
		a && t.next(e), l++;
		var s = !1;
		Tn(n(e, u++)).subscribe(Vt(t, (e) => {
			i?.(e), a ? p(e) : t.next(e);
		}, () => {
			s = !0;
		}, void 0, () => {
			if (s) try {
				l--;
				for (var e = () => {
					var e = c.shift();
					o ? Nn(t, o, () => m(e)) : m(e);
				}; c.length && l < r;) e();
				f();
			} catch (e) {
				t.error(e);
			}
		}));
	};
	return e.subscribe(Vt(t, p, () => {
		d = !0, f();
	})), () => {
		s?.();
	};
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/mergeMap.js
function er(e, t, n) {
	return n === void 0 && (n = Infinity), D(t) ? er((n, r) => Qn((e, i) => t(n, e, r, i))(Tn(e(n, r))), n) : (typeof t == "number" && (n = t), Bt((t, r) => $n(t, r, e, n)));
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/mergeAll.js
function tr(e) {
	return e === void 0 && (e = Infinity), er(Pt, e);
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/concatAll.js
function nr() {
	return tr(1);
}
// ../../node_modules/rxjs/dist/esm5/internal/observable/concat.js
function rr() {
	var e = [...arguments];
	return nr()(Un(e, mn(e)));
}
// ../../node_modules/rxjs/dist/esm5/internal/observable/timer.js
function ir(e, t, n) {
	e === void 0 && (e = 0), n === void 0 && (n = un);
	var r = -1;
	return t != null && (fn(t) ? n = t : r = t), new O((t) => {
		var i = Zn(e) ? +e - n.now() : e;
		i < 0 && (i = 0);
		var a = 0;
		return n.schedule(function() {
			t.closed || (t.next(a++), 0 <= r ? this.schedule(void 0, r) : t.complete());
		}, i);
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/filter.js
function ar(e, t) {
	return Bt((n, r) => {
		var i = 0;
		n.subscribe(Vt(r, (n) => e.call(t, n, i++) && r.next(n)));
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/catchError.js
function or(e) {
	return Bt((t, n) => {
		var r = null, i = !1, a;
		r = t.subscribe(Vt(n, void 0, void 0, (o) => {
			a = Tn(e(o, or(e)(t))), r ? (r.unsubscribe(), r = null, a.subscribe(n)) : i = !0;
		})), i && (r.unsubscribe(), r = null, a.subscribe(n));
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/distinctUntilChanged.js
function sr(e, t) {
	return t === void 0 && (t = Pt), e ??= cr, Bt((n, r) => {
		var i, a = !0;
		n.subscribe(Vt(r, (n) => {
			var o = t(n);
			(a || !e(i, o)) && (a = !1, i = o, r.next(n));
		}));
	});
}
function cr(e, t) {
	return e === t;
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/finalize.js
function lr(e) {
	return Bt((t, n) => {
		try {
			t.subscribe(n);
		} finally {
			n.add(e);
		}
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/materialize.js
function ur() {
	return Bt((e, t) => {
		e.subscribe(Vt(t, (e) => {
			t.next(qn.createNext(e));
		}, () => {
			t.next(qn.createComplete()), t.complete();
		}, (e) => {
			t.next(qn.createError(e)), t.complete();
		}));
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/share.js
function dr(e) {
	e === void 0 && (e = {});
	var t = e.connector, n = t === void 0 ? (() => new Wt()) : t, r = e.resetOnError, i = r === void 0 || r, a = e.resetOnComplete, o = a === void 0 || a, s = e.resetOnRefCountZero, c = s === void 0 || s;
	return (e) => {
		var t, r, a, s = 0, l = !1, u = !1, d = () => {
			r?.unsubscribe(), r = void 0;
		}, f = () => {
			d(), t = a = void 0, l = u = !1;
		}, p = () => {
			var e = t;
			f(), e?.unsubscribe();
		};
		return Bt((e, m) => {
			s++, !u && !l && d();
			var h = a ??= n();
			m.add(() => {
				s--, s === 0 && !u && !l && (r = fr(p, c));
			}), h.subscribe(m), !t && s > 0 && (t = new Ot({
				next: (e) => h.next(e),
				error: (e) => {
					u = !0, d(), r = fr(f, i, e), h.error(e);
				},
				complete: () => {
					l = !0, d(), r = fr(f, o), h.complete();
				}
			}), Tn(e).subscribe(t));
		})(e);
	};
}
function fr(e, t) {
	var n = [...arguments].slice(2);
	if (t === !0) e();
	else if (t !== !1) {
		var r = new Ot({ next: () => {
			r.unsubscribe(), e();
		} });
		return Tn(t.apply(void 0, nt([], tt(n)))).subscribe(r);
	}
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/shareReplay.js
function pr(e, t, n) {
	var r, i, a, o, s = !1;
	return e && typeof e == "object" ? (r = e.bufferSize, o = r === void 0 ? Infinity : r, i = e.windowTime, t = i === void 0 ? Infinity : i, a = e.refCount, s = a !== void 0 && a, n = e.scheduler) : o = e ?? Infinity, dr({
		connector: () => new Jt(o, t, n),
		resetOnError: !0,
		resetOnComplete: !1,
		resetOnRefCountZero: s
	});
}
// ../../node_modules/rxjs/dist/esm5/internal/operators/tap.js
function mr(e, t, n) {
	var r = D(e) || t || n ? {
		next: e,
		error: t,
		complete: n
	} : e;
	return r ? Bt((e, t) => {
		var n;
		(n = r.subscribe) == null || n.call(r);
		var i = !0;
		e.subscribe(Vt(t, (e) => {
			var n;
			(n = r.next) == null || n.call(r, e), t.next(e);
		}, () => {
			var e;
			i = !1, (e = r.complete) == null || e.call(r), t.complete();
		}, (e) => {
			var n;
			i = !1, (n = r.error) == null || n.call(r, e), t.error(e);
		}, () => {
			var e, t;
			i && ((e = r.unsubscribe) == null || e.call(r)), (t = r.finalize) == null || t.call(r);
		}));
	}) : Pt;
}
// ../../node_modules/graphql/jsutils/devAssert.mjs
function hr(e, t) {
	if (!e) throw Error(t);
}
// ../../node_modules/graphql/jsutils/isObjectLike.mjs
function gr(e) {
	return typeof e == "object" && !!e;
}
// ../../node_modules/graphql/language/location.mjs
function _r(e, t) {
	let n = /\r\n|[\n\r]/g, r = 1, i = t + 1, a;
	for (; (a = n.exec(e.body)) && a.index < t;) r++, i = t + 1 - (a.index + a[0].length);
	return {
		line: r,
		column: i
	};
}
function vr(e) {
	if (e.length < 2) return e.map(({ source: e, start: t }) => _r(e, t));
	const t = /* @__PURE__ */ new Map();
	e.forEach(({ source: e, start: n }, r) => {
		let i = t.get(e);
		i === void 0 && (i = [], t.set(e, i)), i.push({
			position: n,
			index: r
		});
	});
	const n = Array(e.length);
	for (const [e, r] of t) {
		let t = /\r\n|[\n\r]/g, i = t.exec(e.body), a = 1, o = 0;
		r.sort((e, t) => e.position - t.position);
		for (const { position: s, index: c } of r) {
			for (; i !== null && i.index < s;) o = i.index + i[0].length, a++, i = t.exec(e.body);
			n[c] = {
				line: a,
				column: s + 1 - o
			};
		}
	}
	return n;
}
// ../../node_modules/graphql/language/printLocation.mjs
function yr(e) {
	return br(e.source, _r(e.source, e.start));
}
function br(e, t) {
	const n = e.locationOffset.column - 1, r = "".padStart(n) + e.body, i = t.line - 1, a = e.locationOffset.line - 1, o = t.line + a, s = t.line === 1 ? n : 0, c = t.column + s, l = `${e.name}:${o}:${c}\n`, u = r.split(/\r\n|[\n\r]/g), d = u[i];
	if (d.length > 120) {
		const e = Math.floor(c / 80), t = c % 80, n = [];
		for (let e = 0; e < d.length; e += 80) n.push(d.slice(e, e + 80));
		return l + xr([
			[`${o} |`, n[0]],
			...n.slice(1, e + 1).map((e) => ["|", e]),
			["|", "^".padStart(t)],
			["|", n[e + 1]]
		]);
	}
	return l + xr([
		[`${o - 1} |`, u[i - 1]],
		[`${o} |`, d],
		["|", "^".padStart(c)],
		[`${o + 1} |`, u[i + 1]]
	]);
}
function xr(e) {
	const t = e.filter(([e, t]) => t !== void 0), n = Math.max(...t.map(([e]) => e.length));
	return t.map(([e, t]) => e.padStart(n) + (t ? " " + t : "")).join("\n");
}
// ../../node_modules/graphql/error/GraphQLError.mjs
function Sr(e) {
	const t = e[0];
	return t == null || "kind" in t || "length" in t ? {
		nodes: t,
		source: e[1],
		positions: e[2],
		path: e[3],
		originalError: e[4],
		extensions: e[5]
	} : t;
}
var Cr = class e extends Error {
	constructor(t, ...n) {
		const { nodes: r, source: i, positions: a, path: o, originalError: s, extensions: c } = Sr(n);
		super(t), this.name = "GraphQLError", this.path = o ?? void 0, this.originalError = s ?? void 0, this.nodes = wr(Array.isArray(r) ? r : r ? [r] : void 0);
		const l = wr(this.nodes?.map((e) => e.loc).filter((e) => e != null));
		this.source = i ?? l?.[0]?.source, this.positions = a ?? l?.map((e) => e.start), this.locations = a && i ? vr(a.map((e) => ({
			source: i,
			start: e
		}))) : l && vr(l);
		const u = gr(s?.extensions) ? s?.extensions : void 0;
		/* c8 ignore start */
		this.extensions = c ?? u ?? Object.create(null), Object.defineProperties(this, {
			message: {
				writable: !0,
				enumerable: !0
			},
			name: { enumerable: !1 },
			nodes: { enumerable: !1 },
			source: { enumerable: !1 },
			positions: { enumerable: !1 },
			originalError: { enumerable: !1 }
		}), s != null && s.stack ? Object.defineProperty(this, "stack", {
			value: s.stack,
			writable: !0,
			configurable: !0
		}) : Error.captureStackTrace ? Error.captureStackTrace(this, e) : Object.defineProperty(this, "stack", {
			value: Error().stack,
			writable: !0,
			configurable: !0
		});
		/* c8 ignore stop */
	}
	get [Symbol.toStringTag]() {
		return "GraphQLError";
	}
	toString() {
		let e = this.message;
		if (this.nodes) for (const t of this.nodes) t.loc && (e += "\n\n" + yr(t.loc));
		else if (this.source && this.locations) for (const t of this.locations) e += "\n\n" + br(this.source, t);
		return e;
	}
	toJSON() {
		const e = { message: this.message };
		return this.locations != null && (e.locations = this.locations), this.path != null && (e.path = this.path), this.extensions != null && Object.keys(this.extensions).length > 0 && (e.extensions = this.extensions), e;
	}
};
function wr(e) {
	return e === void 0 || e.length === 0 ? void 0 : e;
}
// ../../node_modules/graphql/error/syntaxError.mjs
function Tr(e, t, n) {
	return new Cr(`Syntax Error: ${n}`, {
		source: e,
		positions: [t]
	});
}
// ../../node_modules/graphql/language/ast.mjs
var Er = class {
	constructor(e, t, n) {
		this.start = e.start, this.end = t.end, this.startToken = e, this.endToken = t, this.source = n;
	}
	get [Symbol.toStringTag]() {
		return "Location";
	}
	toJSON() {
		return {
			start: this.start,
			end: this.end
		};
	}
}, Dr = class {
	constructor(e, t, n, r, i, a) {
		this.kind = e, this.start = t, this.end = n, this.line = r, this.column = i, this.value = a, this.prev = null, this.next = null;
	}
	get [Symbol.toStringTag]() {
		return "Token";
	}
	toJSON() {
		return {
			kind: this.kind,
			value: this.value,
			line: this.line,
			column: this.column
		};
	}
}, Or = {
	Name: [],
	Document: ["definitions"],
	OperationDefinition: [
		"description",
		"name",
		"variableDefinitions",
		"directives",
		"selectionSet"
	],
	VariableDefinition: [
		"description",
		"variable",
		"type",
		"defaultValue",
		"directives"
	],
	Variable: ["name"],
	SelectionSet: ["selections"],
	Field: [
		"alias",
		"name",
		"arguments",
		"directives",
		"selectionSet"
	],
	Argument: ["name", "value"],
	FragmentSpread: ["name", "directives"],
	InlineFragment: [
		"typeCondition",
		"directives",
		"selectionSet"
	],
	FragmentDefinition: [
		"description",
		"name",
		"variableDefinitions",
		"typeCondition",
		"directives",
		"selectionSet"
	],
	IntValue: [],
	FloatValue: [],
	StringValue: [],
	BooleanValue: [],
	NullValue: [],
	EnumValue: [],
	ListValue: ["values"],
	ObjectValue: ["fields"],
	ObjectField: ["name", "value"],
	Directive: ["name", "arguments"],
	NamedType: ["name"],
	ListType: ["type"],
	NonNullType: ["type"],
	SchemaDefinition: [
		"description",
		"directives",
		"operationTypes"
	],
	OperationTypeDefinition: ["type"],
	ScalarTypeDefinition: [
		"description",
		"name",
		"directives"
	],
	ObjectTypeDefinition: [
		"description",
		"name",
		"interfaces",
		"directives",
		"fields"
	],
	FieldDefinition: [
		"description",
		"name",
		"arguments",
		"type",
		"directives"
	],
	InputValueDefinition: [
		"description",
		"name",
		"type",
		"defaultValue",
		"directives"
	],
	InterfaceTypeDefinition: [
		"description",
		"name",
		"interfaces",
		"directives",
		"fields"
	],
	UnionTypeDefinition: [
		"description",
		"name",
		"directives",
		"types"
	],
	EnumTypeDefinition: [
		"description",
		"name",
		"directives",
		"values"
	],
	EnumValueDefinition: [
		"description",
		"name",
		"directives"
	],
	InputObjectTypeDefinition: [
		"description",
		"name",
		"directives",
		"fields"
	],
	DirectiveDefinition: [
		"description",
		"name",
		"arguments",
		"directives",
		"locations"
	],
	SchemaExtension: ["directives", "operationTypes"],
	DirectiveExtension: ["name", "directives"],
	ScalarTypeExtension: ["name", "directives"],
	ObjectTypeExtension: [
		"name",
		"interfaces",
		"directives",
		"fields"
	],
	InterfaceTypeExtension: [
		"name",
		"interfaces",
		"directives",
		"fields"
	],
	UnionTypeExtension: [
		"name",
		"directives",
		"types"
	],
	EnumTypeExtension: [
		"name",
		"directives",
		"values"
	],
	InputObjectTypeExtension: [
		"name",
		"directives",
		"fields"
	],
	TypeCoordinate: ["name"],
	MemberCoordinate: ["name", "memberName"],
	ArgumentCoordinate: [
		"name",
		"fieldName",
		"argumentName"
	],
	DirectiveCoordinate: ["name"],
	DirectiveArgumentCoordinate: ["name", "argumentName"]
}, kr = new Set(Object.keys(Or));
function Ar(e) {
	const t = e?.kind;
	return typeof t == "string" && kr.has(t);
}
var jr;
((e) => {
	e.QUERY = "query", e.MUTATION = "mutation", e.SUBSCRIPTION = "subscription";
})(jr ||= {});
// ../../node_modules/graphql/language/directiveLocation.mjs
var Mr;
((e) => {
	e.QUERY = "QUERY", e.MUTATION = "MUTATION", e.SUBSCRIPTION = "SUBSCRIPTION", e.FIELD = "FIELD", e.FRAGMENT_DEFINITION = "FRAGMENT_DEFINITION", e.FRAGMENT_SPREAD = "FRAGMENT_SPREAD", e.INLINE_FRAGMENT = "INLINE_FRAGMENT", e.VARIABLE_DEFINITION = "VARIABLE_DEFINITION", e.SCHEMA = "SCHEMA", e.SCALAR = "SCALAR", e.OBJECT = "OBJECT", e.FIELD_DEFINITION = "FIELD_DEFINITION", e.ARGUMENT_DEFINITION = "ARGUMENT_DEFINITION", e.INTERFACE = "INTERFACE", e.UNION = "UNION", e.ENUM = "ENUM", e.ENUM_VALUE = "ENUM_VALUE", e.INPUT_OBJECT = "INPUT_OBJECT", e.INPUT_FIELD_DEFINITION = "INPUT_FIELD_DEFINITION", e.DIRECTIVE_DEFINITION = "DIRECTIVE_DEFINITION";
})(Mr ||= {});
// ../../node_modules/graphql/language/kinds.mjs
var A;
((e) => {
	e.NAME = "Name", e.DOCUMENT = "Document", e.OPERATION_DEFINITION = "OperationDefinition", e.VARIABLE_DEFINITION = "VariableDefinition", e.SELECTION_SET = "SelectionSet", e.FIELD = "Field", e.ARGUMENT = "Argument", e.FRAGMENT_SPREAD = "FragmentSpread", e.INLINE_FRAGMENT = "InlineFragment", e.FRAGMENT_DEFINITION = "FragmentDefinition", e.VARIABLE = "Variable", e.INT = "IntValue", e.FLOAT = "FloatValue", e.STRING = "StringValue", e.BOOLEAN = "BooleanValue", e.NULL = "NullValue", e.ENUM = "EnumValue", e.LIST = "ListValue", e.OBJECT = "ObjectValue", e.OBJECT_FIELD = "ObjectField", e.DIRECTIVE = "Directive", e.NAMED_TYPE = "NamedType", e.LIST_TYPE = "ListType", e.NON_NULL_TYPE = "NonNullType", e.SCHEMA_DEFINITION = "SchemaDefinition", e.OPERATION_TYPE_DEFINITION = "OperationTypeDefinition", e.SCALAR_TYPE_DEFINITION = "ScalarTypeDefinition", e.OBJECT_TYPE_DEFINITION = "ObjectTypeDefinition", e.FIELD_DEFINITION = "FieldDefinition", e.INPUT_VALUE_DEFINITION = "InputValueDefinition", e.INTERFACE_TYPE_DEFINITION = "InterfaceTypeDefinition", e.UNION_TYPE_DEFINITION = "UnionTypeDefinition", e.ENUM_TYPE_DEFINITION = "EnumTypeDefinition", e.ENUM_VALUE_DEFINITION = "EnumValueDefinition", e.INPUT_OBJECT_TYPE_DEFINITION = "InputObjectTypeDefinition", e.DIRECTIVE_DEFINITION = "DirectiveDefinition", e.SCHEMA_EXTENSION = "SchemaExtension", e.DIRECTIVE_EXTENSION = "DirectiveExtension", e.SCALAR_TYPE_EXTENSION = "ScalarTypeExtension", e.OBJECT_TYPE_EXTENSION = "ObjectTypeExtension", e.INTERFACE_TYPE_EXTENSION = "InterfaceTypeExtension", e.UNION_TYPE_EXTENSION = "UnionTypeExtension", e.ENUM_TYPE_EXTENSION = "EnumTypeExtension", e.INPUT_OBJECT_TYPE_EXTENSION = "InputObjectTypeExtension", e.TYPE_COORDINATE = "TypeCoordinate", e.MEMBER_COORDINATE = "MemberCoordinate", e.ARGUMENT_COORDINATE = "ArgumentCoordinate", e.DIRECTIVE_COORDINATE = "DirectiveCoordinate", e.DIRECTIVE_ARGUMENT_COORDINATE = "DirectiveArgumentCoordinate";
})(A ||= {});
// ../../node_modules/graphql/language/characterClasses.mjs
function Nr(e) {
	return e === 9 || e === 32;
}
function Pr(e) {
	return e >= 48 && e <= 57;
}
function Fr(e) {
	return e >= 97 && e <= 122 || e >= 65 && e <= 90;
}
function Ir(e) {
	return Fr(e) || e === 95;
}
function Lr(e) {
	return Fr(e) || Pr(e) || e === 95;
}
// ../../node_modules/graphql/language/blockString.mjs
function Rr(e) {
	let t = 2 ** 53 - 1, n = null, r = -1;
	for (let i = 0; i < e.length; ++i) {
		const a = e[i], o = zr(a);
		o !== a.length && (n ??= i, r = i, i !== 0 && o < t && (t = o));
	}
	return e.map((e, n) => n === 0 ? e : e.slice(t)).slice(n ?? 0, r + 1);
}
function zr(e) {
	let t = 0;
	for (; t < e.length && Nr(e.charCodeAt(t));) ++t;
	return t;
}
function Br(e, t) {
	let n = e.replace(/"""/g, "\\\"\"\""), r = n.split(/\r\n|[\n\r]/g), i = r.length === 1, a = r.length > 1 && r.slice(1).every((e) => e.length === 0 || Nr(e.charCodeAt(0))), o = n.endsWith("\\\"\"\""), s = e.endsWith("\"") && !o, c = e.endsWith("\\"), l = s || c, u = !(t != null && t.minimize) && (!i || e.length > 70 || l || a || o), d = "", f = i && Nr(e.charCodeAt(0));
	return (u && !f || a) && (d += "\n"), d += n, (u || l) && (d += "\n"), "\"\"\"" + d + "\"\"\"";
}
// ../../node_modules/graphql/language/tokenKind.mjs
var j;
((e) => {
	e.SOF = "<SOF>", e.EOF = "<EOF>", e.BANG = "!", e.DOLLAR = "$", e.AMP = "&", e.PAREN_L = "(", e.PAREN_R = ")", e.DOT = ".", e.SPREAD = "...", e.COLON = ":", e.EQUALS = "=", e.AT = "@", e.BRACKET_L = "[", e.BRACKET_R = "]", e.BRACE_L = "{", e.PIPE = "|", e.BRACE_R = "}", e.NAME = "Name", e.INT = "Int", e.FLOAT = "Float", e.STRING = "String", e.BLOCK_STRING = "BlockString", e.COMMENT = "Comment";
})(j ||= {});
// ../../node_modules/graphql/language/lexer.mjs
var Vr = class {
	constructor(e) {
		const t = new Dr(j.SOF, 0, 0, 0, 0);
		this.source = e, this.lastToken = t, this.token = t, this.line = 1, this.lineStart = 0, this._maxComments = void 0, this._commentCount = 0;
	}
	get [Symbol.toStringTag]() {
		return "Lexer";
	}
	advance() {
		return this.lastToken = this.token, this.token = this.lookahead();
	}
	lookahead() {
		let e = this.token;
		if (e.kind !== j.EOF) do
			if (e.next) e = e.next;
			else {
				const t = Yr(this, e.end);
				e.next = t, t.prev = e, e = t;
			}
		while (e.kind === j.COMMENT);
		return e;
	}
};
function Hr(e) {
	return e === j.BANG || e === j.DOLLAR || e === j.AMP || e === j.PAREN_L || e === j.PAREN_R || e === j.DOT || e === j.SPREAD || e === j.COLON || e === j.EQUALS || e === j.AT || e === j.BRACKET_L || e === j.BRACKET_R || e === j.BRACE_L || e === j.PIPE || e === j.BRACE_R;
}
function Ur(e) {
	return e >= 0 && e <= 55295 || e >= 57344 && e <= 1114111;
}
function Wr(e, t) {
	return Gr(e.charCodeAt(t)) && Kr(e.charCodeAt(t + 1));
}
function Gr(e) {
	return e >= 55296 && e <= 56319;
}
function Kr(e) {
	return e >= 56320 && e <= 57343;
}
function qr(e, t) {
	const n = e.source.body.codePointAt(t);
	if (n === void 0) return j.EOF;
	if (n >= 32 && n <= 126) {
		const e = String.fromCodePoint(n);
		return e === "\"" ? "'\"'" : `"${e}"`;
	}
	return "U+" + n.toString(16).toUpperCase().padStart(4, "0");
}
function Jr(e, t, n, r, i) {
	const a = e.line;
	return new Dr(t, n, r, a, 1 + n - e.lineStart, i);
}
function Yr(e, t) {
	let n = e.source.body, r = n.length, i = t;
	for (; i < r;) {
		const t = n.charCodeAt(i);
		switch (t) {
			case 65279:
			case 9:
			case 32:
			case 44:
				++i;
				continue;
			case 10:
				++i, ++e.line, e.lineStart = i;
				continue;
			case 13:
				n.charCodeAt(i + 1) === 10 ? i += 2 : ++i, ++e.line, e.lineStart = i;
				continue;
			case 35: return Xr(e, i);
			case 33: return Jr(e, j.BANG, i, i + 1);
			case 36: return Jr(e, j.DOLLAR, i, i + 1);
			case 38: return Jr(e, j.AMP, i, i + 1);
			case 40: return Jr(e, j.PAREN_L, i, i + 1);
			case 41: return Jr(e, j.PAREN_R, i, i + 1);
			case 46:
				if (n.charCodeAt(i + 1) === 46 && n.charCodeAt(i + 2) === 46) return Jr(e, j.SPREAD, i, i + 3);
				break;
			case 58: return Jr(e, j.COLON, i, i + 1);
			case 61: return Jr(e, j.EQUALS, i, i + 1);
			case 64: return Jr(e, j.AT, i, i + 1);
			case 91: return Jr(e, j.BRACKET_L, i, i + 1);
			case 93: return Jr(e, j.BRACKET_R, i, i + 1);
			case 123: return Jr(e, j.BRACE_L, i, i + 1);
			case 124: return Jr(e, j.PIPE, i, i + 1);
			case 125: return Jr(e, j.BRACE_R, i, i + 1);
			case 34: return n.charCodeAt(i + 1) === 34 && n.charCodeAt(i + 2) === 34 ? ai(e, i) : $r(e, i);
		}
		if (Pr(t) || t === 45) return Zr(e, i, t);
		if (Ir(t)) return oi(e, i);
		throw Tr(e.source, i, t === 39 ? "Unexpected single quote character ('), did you mean to use a double quote (\")?" : Ur(t) || Wr(n, i) ? `Unexpected character: ${qr(e, i)}.` : `Invalid character: ${qr(e, i)}.`);
	}
	return Jr(e, j.EOF, r, r);
}
function Xr(e, t) {
	const n = e._maxComments;
	if (n !== void 0) {
		const r = e._commentCount + 1;
		if (r > n) throw Tr(e.source, t, `Document contains more than ${n} comments. Parsing aborted.`);
		e._commentCount = r;
	}
	let r = e.source.body, i = r.length, a = t + 1;
	for (; a < i;) {
		const e = r.charCodeAt(a);
		if (e === 10 || e === 13) break;
		if (Ur(e)) ++a;
		else if (Wr(r, a)) a += 2;
		else break;
	}
	return Jr(e, j.COMMENT, t, a, r.slice(t + 1, a));
}
function Zr(e, t, n) {
	let r = e.source.body, i = t, a = n, o = !1;
	if (a === 45 && (a = r.charCodeAt(++i)), a === 48) {
		if (a = r.charCodeAt(++i), Pr(a)) throw Tr(e.source, i, `Invalid number, unexpected digit after 0: ${qr(e, i)}.`);
	} else i = Qr(e, i, a), a = r.charCodeAt(i);
	if (a === 46 && (o = !0, a = r.charCodeAt(++i), i = Qr(e, i, a), a = r.charCodeAt(i)), (a === 69 || a === 101) && (o = !0, a = r.charCodeAt(++i), (a === 43 || a === 45) && (a = r.charCodeAt(++i)), i = Qr(e, i, a), a = r.charCodeAt(i)), a === 46 || Ir(a)) throw Tr(e.source, i, `Invalid number, expected digit but got: ${qr(e, i)}.`);
	return Jr(e, o ? j.FLOAT : j.INT, t, i, r.slice(t, i));
}
function Qr(e, t, n) {
	if (!Pr(n)) throw Tr(e.source, t, `Invalid number, expected digit but got: ${qr(e, t)}.`);
	let r = e.source.body, i = t + 1;
	for (; Pr(r.charCodeAt(i));) ++i;
	return i;
}
function $r(e, t) {
	let n = e.source.body, r = n.length, i = t + 1, a = i, o = "";
	for (; i < r;) {
		const r = n.charCodeAt(i);
		if (r === 34) return o += n.slice(a, i), Jr(e, j.STRING, t, i + 1, o);
		if (r === 92) {
			o += n.slice(a, i);
			const t = n.charCodeAt(i + 1) === 117 ? n.charCodeAt(i + 2) === 123 ? ei(e, i) : ti(e, i) : ii(e, i);
			o += t.value, i += t.size, a = i;
		} else {
			if (r === 10 || r === 13) break;
			if (Ur(r)) ++i;
			else if (Wr(n, i)) i += 2;
			else throw Tr(e.source, i, `Invalid character within String: ${qr(e, i)}.`);
		}
	}
	throw Tr(e.source, i, "Unterminated string.");
}
function ei(e, t) {
	let n = e.source.body, r = 0, i = 3;
	for (; i < 12;) {
		const e = n.charCodeAt(t + i++);
		if (e === 125) {
			if (i < 5 || !Ur(r)) break;
			return {
				value: String.fromCodePoint(r),
				size: i
			};
		}
		if (r = r << 4 | ri(e), r < 0) break;
	}
	throw Tr(e.source, t, `Invalid Unicode escape sequence: "${n.slice(t, t + i)}".`);
}
function ti(e, t) {
	const n = e.source.body, r = ni(n, t + 2);
	if (Ur(r)) return {
		value: String.fromCodePoint(r),
		size: 6
	};
	if (Gr(r) && n.charCodeAt(t + 6) === 92 && n.charCodeAt(t + 7) === 117) {
		const e = ni(n, t + 8);
		if (Kr(e)) return {
			value: String.fromCodePoint(r, e),
			size: 12
		};
	}
	throw Tr(e.source, t, `Invalid Unicode escape sequence: "${n.slice(t, t + 6)}".`);
}
function ni(e, t) {
	return ri(e.charCodeAt(t)) << 12 | ri(e.charCodeAt(t + 1)) << 8 | ri(e.charCodeAt(t + 2)) << 4 | ri(e.charCodeAt(t + 3));
}
function ri(e) {
	return e >= 48 && e <= 57 ? e - 48 : e >= 65 && e <= 70 ? e - 55 : e >= 97 && e <= 102 ? e - 87 : -1;
}
function ii(e, t) {
	const n = e.source.body;
	switch (n.charCodeAt(t + 1)) {
		case 34: return {
			value: "\"",
			size: 2
		};
		case 92: return {
			value: "\\",
			size: 2
		};
		case 47: return {
			value: "/",
			size: 2
		};
		case 98: return {
			value: "\b",
			size: 2
		};
		case 102: return {
			value: "\f",
			size: 2
		};
		case 110: return {
			value: "\n",
			size: 2
		};
		case 114: return {
			value: "\r",
			size: 2
		};
		case 116: return {
			value: "	",
			size: 2
		};
	}
	throw Tr(e.source, t, `Invalid character escape sequence: "${n.slice(t, t + 2)}".`);
}
function ai(e, t) {
	let n = e.source.body, r = n.length, i = e.lineStart, a = t + 3, o = a, s = "", c = [];
	for (; a < r;) {
		const r = n.charCodeAt(a);
		if (r === 34 && n.charCodeAt(a + 1) === 34 && n.charCodeAt(a + 2) === 34) {
			s += n.slice(o, a), c.push(s);
			const r = Jr(e, j.BLOCK_STRING, t, a + 3, Rr(c).join("\n"));
			return e.line += c.length - 1, e.lineStart = i, r;
		}
		if (r === 92 && n.charCodeAt(a + 1) === 34 && n.charCodeAt(a + 2) === 34 && n.charCodeAt(a + 3) === 34) s += n.slice(o, a), o = a + 1, a += 4;
		else if (r === 10 || r === 13) s += n.slice(o, a), c.push(s), r === 13 && n.charCodeAt(a + 1) === 10 ? a += 2 : ++a, s = "", o = a, i = a;
		else if (Ur(r)) ++a;
		else if (Wr(n, a)) a += 2;
		else throw Tr(e.source, a, `Invalid character within String: ${qr(e, a)}.`);
	}
	throw Tr(e.source, a, "Unterminated string.");
}
function oi(e, t) {
	let n = e.source.body, r = n.length, i = t + 1;
	for (; i < r && Lr(n.charCodeAt(i));) ++i;
	return Jr(e, j.NAME, t, i, n.slice(t, i));
}
// ../../node_modules/graphql/jsutils/inspect.mjs
var si = 10, ci = 2;
function li(e) {
	return ui(e, []);
}
function ui(e, t) {
	switch (typeof e) {
		case "string": return JSON.stringify(e);
		case "function": return e.name ? `[function ${e.name}]` : "[function]";
		case "object": return di(e, t);
		default: return String(e);
	}
}
function di(e, t) {
	if (e === null) return "null";
	if (t.includes(e)) return "[Circular]";
	const n = [...t, e];
	if (fi(e)) {
		const t = e.toJSON();
		if (t !== e) return typeof t == "string" ? t : ui(t, n);
	} else if (Array.isArray(e)) return mi(e, n);
	return pi(e, n);
}
function fi(e) {
	return typeof e.toJSON == "function";
}
function pi(e, t) {
	const n = Object.entries(e);
	return n.length === 0 ? "{}" : t.length > ci ? "[" + hi(e) + "]" : "{ " + n.map(([e, n]) => e + ": " + ui(n, t)).join(", ") + " }";
}
function mi(e, t) {
	if (e.length === 0) return "[]";
	if (t.length > ci) return "[Array]";
	const n = Math.min(si, e.length), r = e.length - n, i = [];
	for (let r = 0; r < n; ++r) i.push(ui(e[r], t));
	return r === 1 ? i.push("... 1 more item") : r > 1 && i.push(`... ${r} more items`), "[" + i.join(", ") + "]";
}
function hi(e) {
	const t = Object.prototype.toString.call(e).replace(/^\[object /, "").replace(/]$/, "");
	if (t === "Object" && typeof e.constructor == "function") {
		const t = e.constructor.name;
		if (typeof t == "string" && t !== "") return t;
	}
	return t;
}
var gi = globalThis.process ? ((e, t) => e instanceof t) : ((e, t) => {
	if (e instanceof t) return !0;
	if (typeof e == "object" && e) {
		const n = t.prototype[Symbol.toStringTag];
		if (n === (Symbol.toStringTag in e ? e[Symbol.toStringTag] : e.constructor?.name)) {
			const t = li(e);
			throw Error(`Cannot use ${n} "${t}" from another module or realm.

Ensure that there is only one instance of "graphql" in the node_modules
directory. If different versions of "graphql" are the dependencies of other
relied on modules, use "resolutions" to ensure only one version is installed.

https://yarnpkg.com/en/docs/selective-version-resolutions

Duplicate "graphql" modules cannot be used at the same time since different
versions may have different capabilities and behavior. The data from one
version used in the function from another could produce confusing and
spurious results.`);
		}
	}
	return !1;
}), _i = class {
	constructor(e, t = "GraphQL request", n = {
		line: 1,
		column: 1
	}) {
		typeof e == "string" || hr(!1, `Body must be a string. Received: ${li(e)}.`), this.body = e, this.name = t, this.locationOffset = n, this.locationOffset.line > 0 || hr(!1, "line in locationOffset is 1-indexed and must be positive."), this.locationOffset.column > 0 || hr(!1, "column in locationOffset is 1-indexed and must be positive.");
	}
	get [Symbol.toStringTag]() {
		return "Source";
	}
};
function vi(e) {
	return gi(e, _i);
}
// ../../node_modules/graphql/language/parser.mjs
function yi(e, t) {
	const n = new bi(e, t), r = n.parseDocument();
	return Object.defineProperty(r, "tokenCount", {
		enumerable: !1,
		value: n.tokenCount
	}), r;
}
var bi = class {
	constructor(e, t = {}) {
		const { lexer: n, ...r } = t;
		if (n) this._lexer = n;
		else {
			const t = vi(e) ? e : new _i(e);
			this._lexer = new Vr(t);
		}
		this._options = r, this._tokenCounter = 0, this._lexer._maxComments = t?.maxComments, this._lexer._commentCount = 0;
		const i = t?.maxSourceLength;
		if (i !== void 0 && this._lexer.source.body.length > i) throw Tr(this._lexer.source, i, `Source contains more than ${i} UTF-16 code units. Parsing aborted.`);
	}
	get tokenCount() {
		return this._tokenCounter;
	}
	parseName() {
		const e = this.expectToken(j.NAME);
		return this.node(e, {
			kind: A.NAME,
			value: e.value
		});
	}
	parseDocument() {
		return this.node(this._lexer.token, {
			kind: A.DOCUMENT,
			definitions: this.many(j.SOF, this.parseDefinition, j.EOF)
		});
	}
	parseDefinition() {
		if (this.peek(j.BRACE_L)) return this.parseOperationDefinition();
		const e = this.peekDescription(), t = e ? this._lexer.lookahead() : this._lexer.token;
		if (e && t.kind === j.BRACE_L) throw Tr(this._lexer.source, this._lexer.token.start, "Unexpected description, descriptions are not supported on shorthand queries.");
		if (t.kind === j.NAME) {
			switch (t.value) {
				case "schema": return this.parseSchemaDefinition();
				case "scalar": return this.parseScalarTypeDefinition();
				case "type": return this.parseObjectTypeDefinition();
				case "interface": return this.parseInterfaceTypeDefinition();
				case "union": return this.parseUnionTypeDefinition();
				case "enum": return this.parseEnumTypeDefinition();
				case "input": return this.parseInputObjectTypeDefinition();
				case "directive": return this.parseDirectiveDefinition();
			}
			switch (t.value) {
				case "query":
				case "mutation":
				case "subscription": return this.parseOperationDefinition();
				case "fragment": return this.parseFragmentDefinition();
			}
			if (e) throw Tr(this._lexer.source, this._lexer.token.start, "Unexpected description, only GraphQL definitions support descriptions.");
			if (t.value === "extend") return this.parseTypeSystemExtension();
		}
		throw this.unexpected(t);
	}
	parseOperationDefinition() {
		const e = this._lexer.token;
		if (this.peek(j.BRACE_L)) return this.node(e, {
			kind: A.OPERATION_DEFINITION,
			operation: jr.QUERY,
			description: void 0,
			name: void 0,
			variableDefinitions: [],
			directives: [],
			selectionSet: this.parseSelectionSet()
		});
		let t = this.parseDescription(), n = this.parseOperationType(), r;
		return this.peek(j.NAME) && (r = this.parseName()), this.node(e, {
			kind: A.OPERATION_DEFINITION,
			operation: n,
			description: t,
			name: r,
			variableDefinitions: this.parseVariableDefinitions(),
			directives: this.parseDirectives(!1),
			selectionSet: this.parseSelectionSet()
		});
	}
	parseOperationType() {
		const e = this.expectToken(j.NAME);
		switch (e.value) {
			case "query": return jr.QUERY;
			case "mutation": return jr.MUTATION;
			case "subscription": return jr.SUBSCRIPTION;
		}
		throw this.unexpected(e);
	}
	parseVariableDefinitions() {
		return this.optionalMany(j.PAREN_L, this.parseVariableDefinition, j.PAREN_R);
	}
	parseVariableDefinition() {
		return this.node(this._lexer.token, {
			kind: A.VARIABLE_DEFINITION,
			description: this.parseDescription(),
			variable: this.parseVariable(),
			type: (this.expectToken(j.COLON), this.parseTypeReference()),
			defaultValue: this.expectOptionalToken(j.EQUALS) ? this.parseConstValueLiteral() : void 0,
			directives: this.parseConstDirectives()
		});
	}
	parseVariable() {
		const e = this._lexer.token;
		return this.expectToken(j.DOLLAR), this.node(e, {
			kind: A.VARIABLE,
			name: this.parseName()
		});
	}
	parseSelectionSet() {
		return this.node(this._lexer.token, {
			kind: A.SELECTION_SET,
			selections: this.many(j.BRACE_L, this.parseSelection, j.BRACE_R)
		});
	}
	parseSelection() {
		return this.peek(j.SPREAD) ? this.parseFragment() : this.parseField();
	}
	parseField() {
		let e = this._lexer.token, t = this.parseName(), n, r;
		return this.expectOptionalToken(j.COLON) ? (n = t, r = this.parseName()) : r = t, this.node(e, {
			kind: A.FIELD,
			alias: n,
			name: r,
			arguments: this.parseArguments(!1),
			directives: this.parseDirectives(!1),
			selectionSet: this.peek(j.BRACE_L) ? this.parseSelectionSet() : void 0
		});
	}
	parseArguments(e) {
		const t = e ? this.parseConstArgument : this.parseArgument;
		return this.optionalMany(j.PAREN_L, t, j.PAREN_R);
	}
	parseArgument(e = !1) {
		const t = this._lexer.token, n = this.parseName();
		return this.expectToken(j.COLON), this.node(t, {
			kind: A.ARGUMENT,
			name: n,
			value: this.parseValueLiteral(e)
		});
	}
	parseConstArgument() {
		return this.parseArgument(!0);
	}
	parseFragment() {
		const e = this._lexer.token;
		this.expectToken(j.SPREAD);
		const t = this.expectOptionalKeyword("on");
		return !t && this.peek(j.NAME) ? this.node(e, {
			kind: A.FRAGMENT_SPREAD,
			name: this.parseFragmentName(),
			directives: this.parseDirectives(!1)
		}) : this.node(e, {
			kind: A.INLINE_FRAGMENT,
			typeCondition: t ? this.parseNamedType() : void 0,
			directives: this.parseDirectives(!1),
			selectionSet: this.parseSelectionSet()
		});
	}
	parseFragmentDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		return this.expectKeyword("fragment"), this._options.allowLegacyFragmentVariables === !0 ? this.node(e, {
			kind: A.FRAGMENT_DEFINITION,
			description: t,
			name: this.parseFragmentName(),
			variableDefinitions: this.parseVariableDefinitions(),
			typeCondition: (this.expectKeyword("on"), this.parseNamedType()),
			directives: this.parseDirectives(!1),
			selectionSet: this.parseSelectionSet()
		}) : this.node(e, {
			kind: A.FRAGMENT_DEFINITION,
			description: t,
			name: this.parseFragmentName(),
			typeCondition: (this.expectKeyword("on"), this.parseNamedType()),
			directives: this.parseDirectives(!1),
			selectionSet: this.parseSelectionSet()
		});
	}
	parseFragmentName() {
		if (this._lexer.token.value === "on") throw this.unexpected();
		return this.parseName();
	}
	parseValueLiteral(e) {
		const t = this._lexer.token;
		switch (t.kind) {
			case j.BRACKET_L: return this.parseList(e);
			case j.BRACE_L: return this.parseObject(e);
			case j.INT: return this.advanceLexer(), this.node(t, {
				kind: A.INT,
				value: t.value
			});
			case j.FLOAT: return this.advanceLexer(), this.node(t, {
				kind: A.FLOAT,
				value: t.value
			});
			case j.STRING:
			case j.BLOCK_STRING: return this.parseStringLiteral();
			case j.NAME: switch (this.advanceLexer(), t.value) {
				case "true": return this.node(t, {
					kind: A.BOOLEAN,
					value: !0
				});
				case "false": return this.node(t, {
					kind: A.BOOLEAN,
					value: !1
				});
				case "null": return this.node(t, { kind: A.NULL });
				default: return this.node(t, {
					kind: A.ENUM,
					value: t.value
				});
			}
			case j.DOLLAR:
				if (e) {
					if (this.expectToken(j.DOLLAR), this._lexer.token.kind === j.NAME) {
						const e = this._lexer.token.value;
						throw Tr(this._lexer.source, t.start, `Unexpected variable "$${e}" in constant value.`);
					}
					throw this.unexpected(t);
				}
				return this.parseVariable();
			default: throw this.unexpected();
		}
	}
	parseConstValueLiteral() {
		return this.parseValueLiteral(!0);
	}
	parseStringLiteral() {
		const e = this._lexer.token;
		return this.advanceLexer(), this.node(e, {
			kind: A.STRING,
			value: e.value,
			block: e.kind === j.BLOCK_STRING
		});
	}
	parseList(e) {
		return this.node(this._lexer.token, {
			kind: A.LIST,
			values: this.any(j.BRACKET_L, () => this.parseValueLiteral(e), j.BRACKET_R)
		});
	}
	parseObject(e) {
		return this.node(this._lexer.token, {
			kind: A.OBJECT,
			fields: this.any(j.BRACE_L, () => this.parseObjectField(e), j.BRACE_R)
		});
	}
	parseObjectField(e) {
		const t = this._lexer.token, n = this.parseName();
		return this.expectToken(j.COLON), this.node(t, {
			kind: A.OBJECT_FIELD,
			name: n,
			value: this.parseValueLiteral(e)
		});
	}
	parseDirectives(e) {
		const t = [];
		for (; this.peek(j.AT);) t.push(this.parseDirective(e));
		return t;
	}
	parseConstDirectives() {
		return this.parseDirectives(!0);
	}
	parseDirective(e) {
		const t = this._lexer.token;
		return this.expectToken(j.AT), this.node(t, {
			kind: A.DIRECTIVE,
			name: this.parseName(),
			arguments: this.parseArguments(e)
		});
	}
	parseTypeReference() {
		let e = this._lexer.token, t;
		if (this.expectOptionalToken(j.BRACKET_L)) {
			const n = this.parseTypeReference();
			this.expectToken(j.BRACKET_R), t = this.node(e, {
				kind: A.LIST_TYPE,
				type: n
			});
		} else t = this.parseNamedType();
		return this.expectOptionalToken(j.BANG) ? this.node(e, {
			kind: A.NON_NULL_TYPE,
			type: t
		}) : t;
	}
	parseNamedType() {
		return this.node(this._lexer.token, {
			kind: A.NAMED_TYPE,
			name: this.parseName()
		});
	}
	peekDescription() {
		return this.peek(j.STRING) || this.peek(j.BLOCK_STRING);
	}
	parseDescription() {
		if (this.peekDescription()) return this.parseStringLiteral();
	}
	parseSchemaDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("schema");
		const n = this.parseConstDirectives(), r = this.many(j.BRACE_L, this.parseOperationTypeDefinition, j.BRACE_R);
		return this.node(e, {
			kind: A.SCHEMA_DEFINITION,
			description: t,
			directives: n,
			operationTypes: r
		});
	}
	parseOperationTypeDefinition() {
		const e = this._lexer.token, t = this.parseOperationType();
		this.expectToken(j.COLON);
		const n = this.parseNamedType();
		return this.node(e, {
			kind: A.OPERATION_TYPE_DEFINITION,
			operation: t,
			type: n
		});
	}
	parseScalarTypeDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("scalar");
		const n = this.parseName(), r = this.parseConstDirectives();
		return this.node(e, {
			kind: A.SCALAR_TYPE_DEFINITION,
			description: t,
			name: n,
			directives: r
		});
	}
	parseObjectTypeDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("type");
		const n = this.parseName(), r = this.parseImplementsInterfaces(), i = this.parseConstDirectives(), a = this.parseFieldsDefinition();
		return this.node(e, {
			kind: A.OBJECT_TYPE_DEFINITION,
			description: t,
			name: n,
			interfaces: r,
			directives: i,
			fields: a
		});
	}
	parseImplementsInterfaces() {
		return this.expectOptionalKeyword("implements") ? this.delimitedMany(j.AMP, this.parseNamedType) : [];
	}
	parseFieldsDefinition() {
		return this.optionalMany(j.BRACE_L, this.parseFieldDefinition, j.BRACE_R);
	}
	parseFieldDefinition() {
		const e = this._lexer.token, t = this.parseDescription(), n = this.parseName(), r = this.parseArgumentDefs();
		this.expectToken(j.COLON);
		const i = this.parseTypeReference(), a = this.parseConstDirectives();
		return this.node(e, {
			kind: A.FIELD_DEFINITION,
			description: t,
			name: n,
			arguments: r,
			type: i,
			directives: a
		});
	}
	parseArgumentDefs() {
		return this.optionalMany(j.PAREN_L, this.parseInputValueDef, j.PAREN_R);
	}
	parseInputValueDef() {
		const e = this._lexer.token, t = this.parseDescription(), n = this.parseName();
		this.expectToken(j.COLON);
		let r = this.parseTypeReference(), i;
		this.expectOptionalToken(j.EQUALS) && (i = this.parseConstValueLiteral());
		const a = this.parseConstDirectives();
		return this.node(e, {
			kind: A.INPUT_VALUE_DEFINITION,
			description: t,
			name: n,
			type: r,
			defaultValue: i,
			directives: a
		});
	}
	parseInterfaceTypeDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("interface");
		const n = this.parseName(), r = this.parseImplementsInterfaces(), i = this.parseConstDirectives(), a = this.parseFieldsDefinition();
		return this.node(e, {
			kind: A.INTERFACE_TYPE_DEFINITION,
			description: t,
			name: n,
			interfaces: r,
			directives: i,
			fields: a
		});
	}
	parseUnionTypeDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("union");
		const n = this.parseName(), r = this.parseConstDirectives(), i = this.parseUnionMemberTypes();
		return this.node(e, {
			kind: A.UNION_TYPE_DEFINITION,
			description: t,
			name: n,
			directives: r,
			types: i
		});
	}
	parseUnionMemberTypes() {
		return this.expectOptionalToken(j.EQUALS) ? this.delimitedMany(j.PIPE, this.parseNamedType) : [];
	}
	parseEnumTypeDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("enum");
		const n = this.parseName(), r = this.parseConstDirectives(), i = this.parseEnumValuesDefinition();
		return this.node(e, {
			kind: A.ENUM_TYPE_DEFINITION,
			description: t,
			name: n,
			directives: r,
			values: i
		});
	}
	parseEnumValuesDefinition() {
		return this.optionalMany(j.BRACE_L, this.parseEnumValueDefinition, j.BRACE_R);
	}
	parseEnumValueDefinition() {
		const e = this._lexer.token, t = this.parseDescription(), n = this.parseEnumValueName(), r = this.parseConstDirectives();
		return this.node(e, {
			kind: A.ENUM_VALUE_DEFINITION,
			description: t,
			name: n,
			directives: r
		});
	}
	parseEnumValueName() {
		if (this._lexer.token.value === "true" || this._lexer.token.value === "false" || this._lexer.token.value === "null") throw Tr(this._lexer.source, this._lexer.token.start, `${xi(this._lexer.token)} is reserved and cannot be used for an enum value.`);
		return this.parseName();
	}
	parseInputObjectTypeDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("input");
		const n = this.parseName(), r = this.parseConstDirectives(), i = this.parseInputFieldsDefinition();
		return this.node(e, {
			kind: A.INPUT_OBJECT_TYPE_DEFINITION,
			description: t,
			name: n,
			directives: r,
			fields: i
		});
	}
	parseInputFieldsDefinition() {
		return this.optionalMany(j.BRACE_L, this.parseInputValueDef, j.BRACE_R);
	}
	parseTypeSystemExtension() {
		const e = this._lexer.lookahead();
		if (e.kind === j.NAME) switch (e.value) {
			case "schema": return this.parseSchemaExtension();
			case "scalar": return this.parseScalarTypeExtension();
			case "type": return this.parseObjectTypeExtension();
			case "interface": return this.parseInterfaceTypeExtension();
			case "union": return this.parseUnionTypeExtension();
			case "enum": return this.parseEnumTypeExtension();
			case "input": return this.parseInputObjectTypeExtension();
			case "directive": if (this._options.experimentalDirectivesOnDirectiveDefinitions) return this.parseDirectiveDefinitionExtension();
		}
		throw this.unexpected(e);
	}
	parseSchemaExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("schema");
		const t = this.parseConstDirectives(), n = this.optionalMany(j.BRACE_L, this.parseOperationTypeDefinition, j.BRACE_R);
		if (t.length === 0 && n.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.SCHEMA_EXTENSION,
			directives: t,
			operationTypes: n
		});
	}
	parseScalarTypeExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("scalar");
		const t = this.parseName(), n = this.parseConstDirectives();
		if (n.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.SCALAR_TYPE_EXTENSION,
			name: t,
			directives: n
		});
	}
	parseObjectTypeExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("type");
		const t = this.parseName(), n = this.parseImplementsInterfaces(), r = this.parseConstDirectives(), i = this.parseFieldsDefinition();
		if (n.length === 0 && r.length === 0 && i.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.OBJECT_TYPE_EXTENSION,
			name: t,
			interfaces: n,
			directives: r,
			fields: i
		});
	}
	parseInterfaceTypeExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("interface");
		const t = this.parseName(), n = this.parseImplementsInterfaces(), r = this.parseConstDirectives(), i = this.parseFieldsDefinition();
		if (n.length === 0 && r.length === 0 && i.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.INTERFACE_TYPE_EXTENSION,
			name: t,
			interfaces: n,
			directives: r,
			fields: i
		});
	}
	parseUnionTypeExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("union");
		const t = this.parseName(), n = this.parseConstDirectives(), r = this.parseUnionMemberTypes();
		if (n.length === 0 && r.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.UNION_TYPE_EXTENSION,
			name: t,
			directives: n,
			types: r
		});
	}
	parseEnumTypeExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("enum");
		const t = this.parseName(), n = this.parseConstDirectives(), r = this.parseEnumValuesDefinition();
		if (n.length === 0 && r.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.ENUM_TYPE_EXTENSION,
			name: t,
			directives: n,
			values: r
		});
	}
	parseInputObjectTypeExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("input");
		const t = this.parseName(), n = this.parseConstDirectives(), r = this.parseInputFieldsDefinition();
		if (n.length === 0 && r.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.INPUT_OBJECT_TYPE_EXTENSION,
			name: t,
			directives: n,
			fields: r
		});
	}
	parseDirectiveDefinitionExtension() {
		const e = this._lexer.token;
		this.expectKeyword("extend"), this.expectKeyword("directive"), this.expectToken(j.AT);
		const t = this.parseName(), n = this.parseConstDirectives();
		if (n.length === 0) throw this.unexpected();
		return this.node(e, {
			kind: A.DIRECTIVE_EXTENSION,
			name: t,
			directives: n
		});
	}
	parseDirectiveDefinition() {
		const e = this._lexer.token, t = this.parseDescription();
		this.expectKeyword("directive"), this.expectToken(j.AT);
		const n = this.parseName(), r = this.parseArgumentDefs(), i = this._options.experimentalDirectivesOnDirectiveDefinitions ? this.parseConstDirectives() : [], a = this.expectOptionalKeyword("repeatable");
		this.expectKeyword("on");
		const o = this.parseDirectiveLocations();
		return this.node(e, {
			kind: A.DIRECTIVE_DEFINITION,
			description: t,
			name: n,
			arguments: r,
			directives: i,
			repeatable: a,
			locations: o
		});
	}
	parseDirectiveLocations() {
		return this.delimitedMany(j.PIPE, this.parseDirectiveLocation);
	}
	parseDirectiveLocation() {
		const e = this._lexer.token, t = this.parseName();
		if (Object.hasOwn(Mr, t.value)) return t;
		throw this.unexpected(e);
	}
	parseSchemaCoordinate() {
		let e = this._lexer.token, t = this.expectOptionalToken(j.AT), n = this.parseName(), r;
		!t && this.expectOptionalToken(j.DOT) && (r = this.parseName());
		let i;
		return (t || r) && this.expectOptionalToken(j.PAREN_L) && (i = this.parseName(), this.expectToken(j.COLON), this.expectToken(j.PAREN_R)), t ? i ? this.node(e, {
			kind: A.DIRECTIVE_ARGUMENT_COORDINATE,
			name: n,
			argumentName: i
		}) : this.node(e, {
			kind: A.DIRECTIVE_COORDINATE,
			name: n
		}) : r ? i ? this.node(e, {
			kind: A.ARGUMENT_COORDINATE,
			name: n,
			fieldName: r,
			argumentName: i
		}) : this.node(e, {
			kind: A.MEMBER_COORDINATE,
			name: n,
			memberName: r
		}) : this.node(e, {
			kind: A.TYPE_COORDINATE,
			name: n
		});
	}
	node(e, t) {
		return this._options.noLocation !== !0 && (t.loc = new Er(e, this._lexer.lastToken, this._lexer.source)), t;
	}
	peek(e) {
		return this._lexer.token.kind === e;
	}
	expectToken(e) {
		const t = this._lexer.token;
		if (t.kind === e) return this.advanceLexer(), t;
		throw Tr(this._lexer.source, t.start, `Expected ${Si(e)}, found ${xi(t)}.`);
	}
	expectOptionalToken(e) {
		return this._lexer.token.kind === e && (this.advanceLexer(), !0);
	}
	expectKeyword(e) {
		const t = this._lexer.token;
		if (t.kind === j.NAME && t.value === e) this.advanceLexer();
		else throw Tr(this._lexer.source, t.start, `Expected "${e}", found ${xi(t)}.`);
	}
	expectOptionalKeyword(e) {
		const t = this._lexer.token;
		return t.kind === j.NAME && t.value === e && (this.advanceLexer(), !0);
	}
	unexpected(e) {
		const t = e ?? this._lexer.token;
		return Tr(this._lexer.source, t.start, `Unexpected ${xi(t)}.`);
	}
	any(e, t, n) {
		this.expectToken(e);
		const r = [];
		for (; !this.expectOptionalToken(n);) r.push(t.call(this));
		return r;
	}
	optionalMany(e, t, n) {
		if (this.expectOptionalToken(e)) {
			const e = [];
			do
				e.push(t.call(this));
			while (!this.expectOptionalToken(n));
			return e;
		}
		return [];
	}
	many(e, t, n) {
		this.expectToken(e);
		const r = [];
		do
			r.push(t.call(this));
		while (!this.expectOptionalToken(n));
		return r;
	}
	delimitedMany(e, t) {
		this.expectOptionalToken(e);
		const n = [];
		do
			n.push(t.call(this));
		while (this.expectOptionalToken(e));
		return n;
	}
	advanceLexer() {
		const { maxLexicalTokens: e = this._options.maxTokens } = this._options, t = this._lexer.advance();
		if (t.kind !== j.EOF && (++this._tokenCounter, e !== void 0 && this._tokenCounter > e)) throw Tr(this._lexer.source, t.start, `Document contains more that ${e} tokens. Parsing aborted.`);
	}
};
function xi(e) {
	const t = e.value;
	return Si(e.kind) + (t == null ? "" : ` "${t}"`);
}
function Si(e) {
	return Hr(e) ? `"${e}"` : e;
}
// ../../node_modules/graphql/language/printString.mjs
function Ci(e) {
	return `"${e.replace(wi, Ti)}"`;
}
var wi = /[\x00-\x1f\x22\x5c\x7f-\x9f]/g;
function Ti(e) {
	return Ei[e.charCodeAt(0)];
}
var Ei = /* @__PURE__ */ "\\u0000.\\u0001.\\u0002.\\u0003.\\u0004.\\u0005.\\u0006.\\u0007.\\b.\\t.\\n.\\u000B.\\f.\\r.\\u000E.\\u000F.\\u0010.\\u0011.\\u0012.\\u0013.\\u0014.\\u0015.\\u0016.\\u0017.\\u0018.\\u0019.\\u001A.\\u001B.\\u001C.\\u001D.\\u001E.\\u001F...\\\"..........................................................\\\\...................................\\u007F.\\u0080.\\u0081.\\u0082.\\u0083.\\u0084.\\u0085.\\u0086.\\u0087.\\u0088.\\u0089.\\u008A.\\u008B.\\u008C.\\u008D.\\u008E.\\u008F.\\u0090.\\u0091.\\u0092.\\u0093.\\u0094.\\u0095.\\u0096.\\u0097.\\u0098.\\u0099.\\u009A.\\u009B.\\u009C.\\u009D.\\u009E.\\u009F".split(".");
// ../../node_modules/graphql/language/reducer.mjs
function Di(e, t) {
	let n = [], r = {
		parent: [e],
		keys: void 0,
		results: [],
		index: -1
	}, i;
	do {
		let e;
		r.index++;
		const a = r.keys === void 0 ? r.parent.length : r.keys.length;
		if (r.index === a) i = r.results, e = r.keys === void 0 ? void 0 : r.results.kind, r = n.pop();
		else {
			if (i = r.keys === void 0 ? r.parent[r.index] : r.parent[r.keys[r.index]], i == null && n.length !== 0) continue;
			if (Array.isArray(i)) {
				if (i.length !== 0) {
					n.push(r), r = {
						parent: i,
						keys: void 0,
						results: [],
						index: -1
					};
					continue;
				}
			} else {
				const t = i;
				e = t?.kind;
				const a = typeof e == "string" ? Or[e] : void 0;
				if (!Array.isArray(a)) throw Error(`Invalid AST Node: ${li(i)}.`);
				if (a.length !== 0) {
					n.push(r), r = {
						parent: t,
						keys: a,
						results: { ...t },
						index: -1
					};
					continue;
				}
			}
		}
		if (e !== void 0) {
			const n = t[e];
			i = n?.(i);
		}
		r.keys === void 0 ? r.results.push(i) : r.results[r.keys[r.index]] = i;
	} while (n.length !== 0);
	return i;
}
// ../../node_modules/graphql/language/printer.mjs
function Oi(e, t) {
	return Mi(Di(e, Ni), t?.maxIndentDepth ?? Infinity);
}
var ki = 80, Ai = class e {
	next = void 0;
	tail = this;
	indentBefore = !1;
	dedentAfter = !1;
	constructor(e = "", t = !1) {
		this.length = e.length, this.lines = e.includes("\n") ? e.split("\n") : e, this.newlines = typeof this.lines == "string" ? 0 : this.lines.length - 1, this.isBlockString = t;
	}
	append(t) {
		if (t.length === 0) return this;
		const n = typeof t == "string" ? new e(t) : t;
		return this.tail.next = n, this.tail = n.tail, this.length += n.length, this.newlines += n.newlines, this;
	}
	indent() {
		return this.length === 0 || (this.indentBefore = !0, this.tail.dedentAfter = !0, this.length += 2 * (this.newlines + 1)), this;
	}
}, ji = new Ai();
function Mi(e, t) {
	let n = "", r = "", i = 0, a = "", o = e;
	for (; o !== void 0;) {
		const e = o.lines;
		if (o.indentBefore && (i < t && (a += "  ", r += "  "), i++), typeof e == "string") r += e;
		else {
			r += e[0];
			const s = !o.isBlockString && i >= t ? " " : "\n" + a;
			for (let t = 1; t < e.length; t++) n += r, r = s + e[t];
		}
		o.dedentAfter && (i--, a = a.slice(0, i * 2)), o = o.next;
	}
	return n + r;
}
var Ni = {
	Name: (e) => new Ai(e.value),
	Variable: (e) => M(["$", e.name]),
	Document: (e) => M(e.definitions, "\n\n"),
	OperationDefinition(e) {
		const t = Ii(e.variableDefinitions) ? N("(\n", M(e.variableDefinitions, "\n"), "\n)") : N("(", M(e.variableDefinitions, ", "), ")"), n = M([N("", e.description, "\n"), M([
			e.operation,
			M([e.name, t]),
			M(e.directives, " ")
		], " ")]);
		return M([e.operation === "query" && n.length === e.operation.length ? "" : M([n, " "]), e.selectionSet]);
	},
	VariableDefinition: ({ variable: e, type: t, defaultValue: n, directives: r, description: i }) => M([
		N("", i, "\n"),
		e,
		": ",
		t,
		N(" = ", n),
		N(" ", M(r, " "))
	]),
	SelectionSet: ({ selections: e }) => Fi(e),
	Field({ alias: e, name: t, arguments: n, directives: r, selectionSet: i }) {
		return M([
			Li(M([N("", e, ": "), t], ""), n),
			N(" ", M(r, " ")),
			N(" ", i)
		]);
	},
	Argument: ({ name: e, value: t }) => M([
		e,
		": ",
		t
	]),
	FragmentSpread: ({ name: e, directives: t }) => M([
		"...",
		e,
		N(" ", M(t, " "))
	]),
	InlineFragment: ({ typeCondition: e, directives: t, selectionSet: n }) => M([
		"...",
		N("on ", e),
		M(t, " "),
		n
	], " "),
	FragmentDefinition: ({ name: e, typeCondition: t, variableDefinitions: n, directives: r, selectionSet: i, description: a }) => M([
		N("", a, "\n"),
		"fragment ",
		e,
		N("(", M(n, ", "), ")"),
		" on ",
		t,
		" ",
		N("", M(r, " "), " "),
		i
	]),
	IntValue: ({ value: e }) => new Ai(e),
	FloatValue: ({ value: e }) => new Ai(e),
	StringValue: ({ value: e, block: t }) => new Ai(t === !0 ? Br(e) : Ci(e), t === !0),
	BooleanValue: ({ value: e }) => new Ai(e ? "true" : "false"),
	NullValue: () => new Ai("null"),
	EnumValue: ({ value: e }) => new Ai(e),
	ListValue: ({ values: e }) => M([
		"[",
		M(e, ", "),
		"]"
	]),
	ObjectValue: ({ fields: e }) => M([
		"{",
		M(e, ", "),
		"}"
	]),
	ObjectField: ({ name: e, value: t }) => M([
		e,
		": ",
		t
	]),
	Directive: ({ name: e, arguments: t }) => M([
		"@",
		e,
		N("(", M(t, ", "), ")")
	]),
	NamedType: ({ name: e }) => e,
	ListType: ({ type: e }) => M([
		"[",
		e,
		"]"
	]),
	NonNullType: ({ type: e }) => M([e, "!"]),
	SchemaDefinition: ({ description: e, directives: t, operationTypes: n }) => M([N("", e, "\n"), M([
		"schema",
		M(t, " "),
		Fi(n)
	], " ")]),
	OperationTypeDefinition: ({ operation: e, type: t }) => M([
		e,
		": ",
		t
	]),
	ScalarTypeDefinition: ({ description: e, name: t, directives: n }) => M([N("", e, "\n"), M([
		"scalar",
		t,
		M(n, " ")
	], " ")]),
	ObjectTypeDefinition: ({ description: e, name: t, interfaces: n, directives: r, fields: i }) => M([N("", e, "\n"), M([
		"type",
		t,
		N("implements ", M(n, " & ")),
		M(r, " "),
		Fi(i)
	], " ")]),
	FieldDefinition: ({ description: e, name: t, arguments: n, type: r, directives: i }) => M([
		N("", e, "\n"),
		t,
		Ii(n) ? N("(\n", M(n, "\n").indent(), "\n)") : N("(", M(n, ", "), ")"),
		": ",
		r,
		N(" ", M(i, " "))
	]),
	InputValueDefinition: ({ description: e, name: t, type: n, defaultValue: r, directives: i }) => M([
		N("", e, "\n"),
		t,
		": ",
		n,
		N(" = ", r),
		N(" ", M(i, " "))
	]),
	InterfaceTypeDefinition: ({ description: e, name: t, interfaces: n, directives: r, fields: i }) => M([N("", e, "\n"), M([
		"interface",
		t,
		N("implements ", M(n, " & ")),
		M(r, " "),
		Fi(i)
	], " ")]),
	UnionTypeDefinition: ({ description: e, name: t, directives: n, types: r }) => M([N("", e, "\n"), M([
		"union",
		t,
		M(n, " "),
		N("= ", M(r, " | "))
	], " ")]),
	EnumTypeDefinition: ({ description: e, name: t, directives: n, values: r }) => M([N("", e, "\n"), M([
		"enum",
		t,
		M(n, " "),
		Fi(r)
	], " ")]),
	EnumValueDefinition: ({ description: e, name: t, directives: n }) => M([N("", e, "\n"), M([t, M(n, " ")], " ")]),
	InputObjectTypeDefinition: ({ description: e, name: t, directives: n, fields: r }) => M([N("", e, "\n"), M([
		"input",
		t,
		M(n, " "),
		Fi(r)
	], " ")]),
	DirectiveDefinition: ({ description: e, name: t, arguments: n, directives: r, repeatable: i, locations: a }) => M([
		N("", e, "\n"),
		"directive @",
		t,
		Ii(n) ? N("(\n", M(n, "\n").indent(), "\n)") : N("(", M(n, ", "), ")"),
		N(" ", M(r, " ")),
		i ? " repeatable" : "",
		" on ",
		M(a, " | ")
	]),
	SchemaExtension: ({ directives: e, operationTypes: t }) => M([
		"extend schema",
		M(e, " "),
		Fi(t)
	], " "),
	ScalarTypeExtension: ({ name: e, directives: t }) => M([
		"extend scalar",
		e,
		M(t, " ")
	], " "),
	ObjectTypeExtension: ({ name: e, interfaces: t, directives: n, fields: r }) => M([
		"extend type",
		e,
		N("implements ", M(t, " & ")),
		M(n, " "),
		Fi(r)
	], " "),
	InterfaceTypeExtension: ({ name: e, interfaces: t, directives: n, fields: r }) => M([
		"extend interface",
		e,
		N("implements ", M(t, " & ")),
		M(n, " "),
		Fi(r)
	], " "),
	UnionTypeExtension: ({ name: e, directives: t, types: n }) => M([
		"extend union",
		e,
		M(t, " "),
		N("= ", M(n, " | "))
	], " "),
	EnumTypeExtension: ({ name: e, directives: t, values: n }) => M([
		"extend enum",
		e,
		M(t, " "),
		Fi(n)
	], " "),
	InputObjectTypeExtension: ({ name: e, directives: t, fields: n }) => M([
		"extend input",
		e,
		M(t, " "),
		Fi(n)
	], " "),
	DirectiveExtension: ({ name: e, directives: t }) => M([M(["extend directive @", e]), M(t, " ")], " "),
	TypeCoordinate: ({ name: e }) => e,
	MemberCoordinate: ({ name: e, memberName: t }) => M([e, N(".", t)]),
	ArgumentCoordinate: ({ name: e, fieldName: t, argumentName: n }) => M([
		e,
		N(".", t),
		N("(", n, ":)")
	]),
	DirectiveCoordinate: ({ name: e }) => M(["@", e]),
	DirectiveArgumentCoordinate: ({ name: e, argumentName: t }) => M([
		"@",
		e,
		N("(", t, ":)")
	])
};
function M(e, t = "") {
	if (e == null || e.length === 0) return ji;
	let n = ji;
	for (const r of e) r !== void 0 && r.length !== 0 && (n.length === 0 ? n = typeof r == "string" ? new Ai(r) : r : (t !== "" && n.append(t), n.append(r)));
	return n;
}
function Pi(e, t) {
	let n = 0;
	for (const r of e) r.length !== 0 && (n += (n === 0 ? 0 : t.length) + r.length);
	return n;
}
function Fi(e) {
	return N("{\n", M(e, "\n").indent(), "\n}");
}
function N(e, t, n = "") {
	return t != null && t.length !== 0 ? e === "" ? t.append(n) : new Ai(e).append(t).append(n) : ji;
}
function Ii(e) {
	return e?.some((e) => e.newlines !== 0) ?? !1;
}
function Li(e, t) {
	return t == null || t.length === 0 ? e : M([e, e.length + Pi(t, ", ") + 2 > ki ? N("(\n", M(t, "\n").indent(), "\n)") : N("(", M(t, ", "), ")")]);
}
// ../../node_modules/graphql/language/visitor.mjs
var Ri = Object.freeze({});
function zi(e, t, n = Or) {
	const r = /* @__PURE__ */ new Map();
	for (const e of Object.values(A)) r.set(e, Bi(t, e));
	let i, a = Array.isArray(e), o = [e], s = -1, c = [], l = e, u, d, f = [], p = [];
	do {
		s++;
		const e = s === o.length, m = e && c.length !== 0;
		if (e) {
			if (u = p.length === 0 ? void 0 : f[f.length - 1], l = d, d = p.pop(), m) {
				if (a) {
					l = l.slice();
					let e = 0;
					for (const [t, n] of c) {
						const r = t - e;
						n === null ? (l.splice(r, 1), e++) : l[r] = n;
					}
				} else {
					l = { ...l };
					for (const [e, t] of c) l[e] = t;
				}
			}
			s = i.index, o = i.keys, c = i.edits, a = i.inArray, i = i.prev;
		} else if (d) {
			if (u = a ? s : o[s], l = d[u], l == null) continue;
			f.push(u);
		}
		let h;
		if (!Array.isArray(l)) {
			if (Ar(l) || hr(!1, `Invalid AST Node: ${li(l)}.`), h = (e ? r.get(l.kind)?.leave : r.get(l.kind)?.enter)?.call(t, l, u, d, f, p), h === Ri) break;
			if (h === !1) {
				if (!e) {
					f.pop();
					continue;
				}
			} else if (h !== void 0 && (c.push([u, h]), !e)) {
				if (Ar(h)) l = h;
				else {
					f.pop();
					continue;
				}
			}
		}
		h === void 0 && m && c.push([u, l]), e ? f.pop() : (i = {
			inArray: a,
			index: s,
			keys: o,
			edits: c,
			prev: i
		}, a = Array.isArray(l), o = a ? l : n[l.kind] ?? [], s = -1, c = [], d && p.push(d), d = l);
	} while (i !== void 0);
	return c.length === 0 ? e : c[c.length - 1][1];
}
function Bi(e, t) {
	const n = e[t];
	return typeof n == "object" ? n : typeof n == "function" ? {
		enter: n,
		leave: void 0
	} : {
		enter: e.enter,
		leave: e.leave
	};
}
// ../../node_modules/@apollo/client/utilities/internal/getDirectiveArgValue.js
function Vi(e, t, n) {
	const r = e.arguments?.find((e) => e.name.value === t);
	if (r && r.value.kind === n) switch (r.value.kind) {
		case A.STRING: return r.value.value;
	}
}
// ../../node_modules/@apollo/client/utilities/internal/globals/maybe.js
function Hi(e) {
	try {
		return e();
	} catch {}
}
// ../../node_modules/@apollo/client/utilities/internal/globals/global.js
var Ui = Hi(() => globalThis) || Hi(() => window) || Hi(() => self) || Hi(() => global) || Hi(() => Hi.constructor("return this")()), Wi = "4.3.8", Gi = /* @__PURE__ */ new Map();
function Ki(e) {
	const t = Gi.get(e) || 1;
	return Gi.set(e, t + 1), `${e}:${t}:${Math.random().toString(36).slice(2)}`;
}
// ../../node_modules/@apollo/client/utilities/internal/stringifyForDisplay.js
function qi(e, t = 0) {
	const n = Ki("stringifyForDisplay");
	return JSON.stringify(e, (e, t) => t === void 0 ? n : t, t).split(JSON.stringify(n)).join("<undefined>");
}
// ../../node_modules/@apollo/client/utilities/invariant/index.js
var Ji = "Invariant Violation", Yi = class e extends Error {
	constructor(t = Ji) {
		super(t), this.name = Ji, Object.setPrototypeOf(this, e.prototype);
	}
}, Xi = [
	"debug",
	"log",
	"warn",
	"error",
	"silent"
], Zi = Xi.indexOf("silent");
function P(e, ...t) {
	if (!e) throw $i(...t);
}
function Qi(e) {
	return (t, ...n) => {
		if (Xi.indexOf(e) >= Zi) {
			const r = console[e] || console.log;
			if (typeof t == "number") {
				const e = t;
				t = na(e), t || (t = ra(e, n), n = []);
			}
			r(t, ...n);
		}
	};
}
P.debug = Qi("debug"), P.log = Qi("log"), P.warn = Qi("warn"), P.error = Qi("error");
function $i(e, ...t) {
	return new Yi(na(e, t) || ra(e, t));
}
var ea = Symbol.for("ApolloErrorMessageHandler_" + Wi);
function ta(e) {
	if (typeof e == "string") return e;
	try {
		return qi(e, 2).slice(0, 1e3);
	} catch {
		return "<non-serializable>";
	}
}
function na(e, t = []) {
	if (e) return Ui[ea] && Ui[ea](e, t.map(ta));
}
function ra(e, t = []) {
	if (e) return typeof e == "string" ? t.reduce((e, t) => e.replace(/%[sdfo]/, ta(t)), e) : `An error occurred! For more details, see the full error text at https://go.apollo.dev/c/err#${encodeURIComponent(JSON.stringify({
		version: Wi,
		message: e,
		args: t.map(ta)
	}))}`;
}
// ../../node_modules/@apollo/client/utilities/internal/valueToObjectRepresentation.js
function ia(e, t, n, r) {
	if (n.kind === A.INT || n.kind === A.FLOAT) e[t.value] = Number(n.value);
	else if (n.kind === A.BOOLEAN || n.kind === A.STRING) e[t.value] = n.value;
	else if (n.kind === A.OBJECT) {
		const i = {};
		n.fields.map((e) => ia(i, e.name, e.value, r)), e[t.value] = i;
	} else if (n.kind === A.VARIABLE) {
		const i = (r || {})[n.name.value];
		e[t.value] = i;
	} else if (n.kind === A.LIST) e[t.value] = n.values.map((e) => {
		const n = {};
		return ia(n, t, e, r), n[t.value];
	});
	else if (n.kind === A.ENUM) e[t.value] = n.value;
	else if (n.kind === A.NULL) e[t.value] = null;
	else throw $i(21, t.value, n.kind);
}
// ../../node_modules/@apollo/client/utilities/internal/argumentsObjectFromField.js
function aa(e, t) {
	if (e.arguments && e.arguments.length) {
		const n = {};
		return e.arguments.forEach(({ name: e, value: r }) => ia(n, e, r, t)), n;
	}
	return null;
}
// ../../node_modules/@apollo/client/utilities/internal/capitalize.js
function F(e) {
	return e[0].toUpperCase() + e.slice(1);
}
// ../../node_modules/@apollo/client/utilities/internal/canUseDOM.js
var I = typeof Hi(() => window.document.createElement) == "function", oa = { ...Ui[Symbol.for("apollo.cacheSize")] };
// ../../node_modules/@apollo/client/utilities/internal/getOperationName.js
function sa(e, t) {
	return e.definitions.find((e) => e.kind === "OperationDefinition" && !!e.name)?.name.value ?? t;
}
// ../../node_modules/@apollo/client/utilities/internal/caches.js
var ca = /* @__PURE__ */ new WeakSet();
function la(e) {
	e.size <= (e.max || -1) || ca.has(e) || (ca.add(e), setTimeout(() => {
		e.clean(), ca.delete(e);
	}, 100));
}
var ua = (e, t) => {
	const n = new _(e, t);
	return n.set = function(e, t) {
		const n = _.prototype.set.call(this, e, t);
		return la(this), n;
	}, n;
}, da = (e, t) => {
	const n = new u(e, t);
	return n.set = function(e, t) {
		const n = u.prototype.set.call(this, e, t);
		return la(this), n;
	}, n;
};
// ../../node_modules/@apollo/client/utilities/internal/memoize.js
function fa(e, { max: t, makeCacheKey: n = (e) => e }) {
	const r = new le(!0), i = new ua(t);
	return (...t) => {
		const a = r.lookupArray(n(t)), o = i.get(a);
		if (o) {
			if (o.error) throw o.error;
			return o.result;
		}
		const s = i.set(a, {});
		try {
			return s.result = e(...t);
		} catch (e) {
			throw s.error = e, e;
		}
	};
}
// ../../node_modules/@apollo/client/utilities/internal/checkDocument.js
var pa = fa((e, t) => {
	P(e && e.kind === "Document", 1);
	const n = e.definitions.filter((e) => e.kind === "OperationDefinition");
	t && P(n.length == 1 && n[0].operation === t, 4, t, t, n[0].operation), zi(e, { Field(t, r, i, a) {
		if (t.alias && (t.alias.value === "__typename" || t.alias.value.startsWith("__ac_")) && t.alias.value !== t.name.value) {
			let r = e, i = [];
			for (const e of a) r = r[e], r.kind === A.FIELD && i.push(r.alias?.value || r.name.value);
			throw i.splice(-1, 1, t.name.value), $i(5, t.alias.value, i.join("."), n[0].operation, sa(e, "(anonymous)"));
		}
	} });
}, { max: oa.checkDocument || 2e3 }), { toString: ma } = Object.prototype;
// ../../node_modules/@apollo/client/utilities/internal/createFragmentMap.js
function ha(e = []) {
	const t = {};
	return e.forEach((e) => {
		t[e.name.value] = e;
	}), t;
}
// ../../node_modules/@apollo/client/utilities/internal/getFragmentDefinitions.js
function ga(e) {
	return e.definitions.filter((e) => e.kind === "FragmentDefinition");
}
// ../../node_modules/@apollo/client/utilities/internal/getFragmentFromSelection.js
function _a(e, t) {
	switch (e.kind) {
		case "InlineFragment": return e;
		case "FragmentSpread": {
			const n = e.name.value;
			if (typeof t == "function") return t(n);
			const r = t && t[n];
			return P(r, 11, n), r;
		}
		default: return null;
	}
}
// ../../node_modules/@apollo/client/utilities/internal/getMainDefinition.js
function va(e) {
	pa(e);
	let t;
	for (const n of e.definitions) {
		if (n.kind === "OperationDefinition") return n;
		n.kind === "FragmentDefinition" && !t && (t = n);
	}
	if (t) return t;
	throw $i(14);
}
// ../../node_modules/@apollo/client/utilities/internal/getOperationDefinition.js
function ya(e) {
	return pa(e), e.definitions.filter((e) => e.kind === "OperationDefinition")[0];
}
// ../../node_modules/@apollo/client/utilities/internal/isField.js
function ba(e) {
	return e.kind === "Field";
}
// ../../node_modules/@apollo/client/utilities/internal/matchScalarList.js
function xa(e) {
	return e.match(/^\[(.*)\]$/);
}
// ../../node_modules/@apollo/client/utilities/internal/resultKeyNameFromField.js
function Sa(e) {
	return e.alias ? e.alias.value : e.name.value;
}
// ../../node_modules/@apollo/client/utilities/internal/unwrapScalarType.js
function Ca(e) {
	return e.replace(/[[\]]/g, "");
}
// ../../node_modules/@apollo/client/utilities/internal/coerceScalarFieldsToParsed.js
function wa(e, t, n) {
	const r = ya(t)?.operation, i = ha(ga(t));
	P(r, 6);
	function a(e, t, n, r) {
		let i = !1, a = t.map((t) => {
			const a = o(e, t, n, r);
			return i ||= a !== t, a;
		});
		return i ? a : t;
	}
	function o(e, t, r, i) {
		if (Array.isArray(t) && !i) return a(e, t, r, i);
		if (e.selectionSet) return s(e.selectionSet, t);
		if (t === null || !r) return t;
		if (i) {
			const o = xa(i);
			if (o && Array.isArray(t)) return a(e, t, r, o[1]);
			const s = n.getScalar(Ca(i));
			if (s) return s.coerceToParsed(t);
		}
		return t;
	}
	function s(e, t, r) {
		if (typeof t != "object" || !t) return t;
		let a = { ...t }, s = !1;
		Object.hasOwn(t, "__typename") && (r = t.__typename);
		const c = new Set(e.selections);
		return c.forEach((e) => {
			if (ba(e)) {
				const i = Sa(e);
				if (!Object.hasOwn(t, i)) return;
				const c = t[i], l = o(e, c, r, r ? n.getScalarTypeForField(r, e.name.value) : void 0);
				s ||= l !== c, a[i] = l;
			} else {
				const t = _a(e, i);
				t && r && n.fragmentMatches(t, r) && t.selectionSet.selections.forEach((e) => c.add(e));
			}
		}), s ? a : t;
	}
	return s(va(t).selectionSet, e, n.getRootTypename(r));
}
// ../../node_modules/@apollo/client/utilities/internal/combineLatestBatched.js
function Ta(e) {
	return e.length === 0 ? dn : new O((t) => {
		const { length: n } = e, r = Array(n), i = /* @__PURE__ */ new Map();
		e.forEach((e, t) => {
			i.has(e) || i.set(e, /* @__PURE__ */ new Set()), i.get(e).add(t);
		});
		let a = i.size, o = i.size, s;
		i.forEach((n, i) => {
			let c = !1, l = i.subscribe({
				next: (a) => {
					n.forEach((e) => r[e] = a), c || (c = !0, o--), o || (s ||= new Set(e.filter((e) => e.dirty)), s.delete(i), s.size || (t.next(r.slice()), s = void 0));
				},
				complete: () => {
					a--, a || t.complete();
				},
				error: t.error.bind(t)
			});
			t.add(l);
		});
	});
}
// ../../node_modules/@apollo/client/utilities/internal/compact.js
function L(...e) {
	const t = {};
	return e.forEach((e) => {
		e && Reflect.ownKeys(e).forEach((n) => {
			const r = e[n];
			r !== void 0 && (t[n] = r);
		});
	}), t;
}
// ../../node_modules/@apollo/client/utilities/internal/isNonNullObject.js
function Ea(e) {
	return typeof e == "object" && !!e;
}
// ../../node_modules/@apollo/client/utilities/internal/DeepMerger.js
var { hasOwnProperty: Da } = Object.prototype, Oa = function(e, t, n) {
	return this.merge(e[n], t[n]);
}, ka = (e) => isNaN(+e) ? {} : [], Aa = class {
	options;
	reconciler;
	constructor(e = {}) {
		this.options = e, this.reconciler = e.reconciler || Oa;
	}
	merge(e, t, n = {}) {
		const r = n.atPath;
		if (r?.length) {
			const [i, ...a] = r;
			e === void 0 && (e = ka(i));
			let o = e[i];
			o === void 0 && a.length && (o = ka(a[0]));
			const s = this.merge(o, t, {
				...n,
				atPath: a
			});
			return o !== s && (e = this.shallowCopyForMerge(e), e[i] = s), e;
		}
		return Array.isArray(e) && Array.isArray(t) && this.options.arrayMerge === "truncate" && e.length > t.length && (e = e.slice(0, t.length), this.pastCopies.add(e)), Ea(t) && Ea(e) ? (Object.keys(t).forEach((n) => {
			if (Da.call(e, n)) {
				const r = e[n];
				if (t[n] !== r) {
					const i = this.reconciler(e, t, n);
					i !== r && (e = this.shallowCopyForMerge(e), e[n] = i);
				}
			} else e = this.shallowCopyForMerge(e), e[n] = t[n];
		}), e) : t;
	}
	isObject = Ea;
	pastCopies = /* @__PURE__ */ new Set();
	shallowCopyForMerge(e) {
		return Ea(e) && (this.pastCopies.has(e) || (e = Array.isArray(e) ? e.slice(0) : {
			__proto__: Object.getPrototypeOf(e),
			...e
		}, this.pastCopies.add(e))), e;
	}
};
// ../../node_modules/@apollo/client/utilities/internal/getDefaultValues.js
function ja(e) {
	const t = {}, n = e && e.variableDefinitions;
	return n && n.length && n.forEach((e) => {
		e.defaultValue && ia(t, e.variable.name, e.defaultValue);
	}), t;
}
// ../../node_modules/@apollo/client/utilities/internal/getFragmentQueryDocument.js
function Ma(e, t) {
	let n = t, r = [];
	return e.definitions.forEach((e) => {
		if (e.kind === "OperationDefinition") throw $i(12, e.operation, e.name ? ` named '${e.name.value}'` : "");
		e.kind === "FragmentDefinition" && r.push(e);
	}), n === void 0 && (P(r.length === 1, 13, r.length), n = r[0].name.value), {
		...e,
		definitions: [{
			kind: "OperationDefinition",
			operation: "query",
			selectionSet: {
				kind: "SelectionSet",
				selections: [{
					kind: "FragmentSpread",
					name: {
						kind: "Name",
						value: n
					}
				}]
			}
		}, ...e.definitions]
	};
}
// ../../node_modules/@apollo/client/utilities/internal/getFragmentDefinition.js
function Na(e) {
	P(e.kind === "Document", 8), P(e.definitions.length <= 1, 9);
	const t = e.definitions[0];
	return P(t.kind === "FragmentDefinition", 10), t;
}
// ../../node_modules/@apollo/client/utilities/internal/getQueryDefinition.js
function Pa(e) {
	const t = ya(e);
	return P(t && t.operation === "query", 15), t;
}
// ../../node_modules/@apollo/client/utilities/internal/getMemoryInternals.js
var Fa = Object.assign((e) => JSON.stringify(e, La), { reset() {
	Ia = new da(oa.canonicalStringify || 1e3);
} }), Ia;
Fa.reset();
function La(e, t) {
	if (t && typeof t == "object") {
		const e = Object.getPrototypeOf(t);
		if (e === Object.prototype || e === null) {
			const n = Object.keys(t);
			if (n.every(Ra)) return t;
			let r = JSON.stringify(n), i = Ia.get(r);
			if (!i) {
				n.sort();
				const e = JSON.stringify(n);
				i = Ia.get(e) || n, Ia.set(r, i), Ia.set(e, i);
			}
			const a = Object.create(e);
			return i.forEach((e) => {
				a[e] = t[e];
			}), a;
		}
	}
	return t;
}
function Ra(e, t, n) {
	return t === 0 || n[t - 1] <= e;
}
// ../../node_modules/@apollo/client/utilities/internal/getStoreKeyName.js
var za = [
	"connection",
	"include",
	"skip",
	"client",
	"rest",
	"export",
	"nonreactive",
	"stream"
], Ba = Fa, Va = Object.assign((e, t, n) => {
	if (t && n && n.connection && n.connection.key) {
		if (n.connection.filter && n.connection.filter.length > 0) {
			const e = n.connection.filter ? n.connection.filter : [];
			e.sort();
			const r = {};
			e.forEach((e) => {
				r[e] = t[e];
			});
			const i = Ba(r);
			if (i !== "{}") return `${n.connection.key}(${i})`;
		}
		return n.connection.key;
	}
	let r = e;
	if (t) {
		const e = Ba(t);
		e !== "{}" && (r += `(${e})`);
	}
	return n && Object.keys(n).forEach((e) => {
		za.indexOf(e) === -1 && (n[e] && Object.keys(n[e]).length ? r += `@${e}(${Ba(n[e])})` : r += `@${e}`);
	}), r;
}, { setStringify(e) {
	const t = Ba;
	return Ba = e, t;
} });
// ../../node_modules/@apollo/client/utilities/internal/graphQLResultHasError.js
function Ha(e) {
	return !!e.errors?.length;
}
// ../../node_modules/@apollo/client/utilities/internal/hasDirectives.js
function Ua(e, t, n) {
	const r = new Set(e), i = r.size;
	return zi(t, { Directive(e) {
		if (r.delete(e.name.value) && (!n || !r.size)) return Ri;
	} }), n ? !r.size : r.size < i;
}
// ../../node_modules/@apollo/client/utilities/internal/hasForcedResolvers.js
function Wa(e) {
	let t = !1;
	return zi(e, { Directive: { enter(e) {
		if (e.name.value === "client" && e.arguments && (t = e.arguments.some((e) => e.name.value === "always" && e.value.kind === "BooleanValue" && e.value.value === !0), t)) return Ri;
	} } }), t;
}
// ../../node_modules/@apollo/client/utilities/internal/isArray.js
var R = Array.isArray, Ga = fa((e) => {
	const t = e.directives?.find((e) => e.name.value === "defer");
	if (!t) return !1;
	for (const e of t.arguments ?? []) if (e.name.value === "if") switch (e.value.kind) {
		case A.BOOLEAN: return e.value.value;
		case A.VARIABLE: {
			const t = e.value.name.value;
			return (e) => !!e?.[t];
		}
	}
	return !0;
}, { max: oa.isDeferredFragment || 2e3 });
function Ka(e, t) {
	const n = Ga(e);
	return typeof n == "function" ? n(t) : n;
}
// ../../node_modules/@apollo/client/utilities/internal/isDocumentNode.js
function qa(e) {
	return Ea(e) && e.kind === "Document" && Array.isArray(e.definitions);
}
// ../../node_modules/@apollo/client/utilities/internal/isNonEmptyArray.js
function Ja(e) {
	return Array.isArray(e) && e.length > 0;
}
// ../../node_modules/@apollo/client/utilities/internal/isPlainObject.js
function Ya(e) {
	return typeof e == "object" && !!e && (Object.getPrototypeOf(e) === Object.prototype || Object.getPrototypeOf(e) === null);
}
// ../../node_modules/@apollo/client/utilities/internal/isStreamField.js
var Xa = fa((e) => {
	const t = e.directives?.find((e) => e.name.value === "stream");
	if (!t) return !1;
	for (const e of t.arguments ?? []) if (e.name.value === "if") switch (e.value.kind) {
		case A.BOOLEAN: return e.value.value;
		case A.VARIABLE: {
			const t = e.value.name.value;
			return (e) => !!e?.[t];
		}
	}
	return !0;
}, { max: oa.isStreamField || 2e3 });
function Za(e, t) {
	const n = Xa(e);
	return typeof n == "function" ? n(t) : n;
}
// ../../node_modules/@apollo/client/utilities/internal/makeReference.js
function Qa(e) {
	return { __ref: String(e) };
}
// ../../node_modules/@apollo/client/utilities/internal/maybeDeepFreeze.js
function $a(e) {
	return e;
}
// ../../node_modules/@apollo/client/utilities/internal/mergeDeepArray.js
function eo(e) {
	let t = e[0] || {}, n = e.length;
	if (n > 1) {
		const r = new Aa();
		for (let i = 1; i < n; ++i) t = r.merge(t, e[i]);
	}
	return t;
}
// ../../node_modules/@apollo/client/utilities/internal/mergeDeep.js
function to(...e) {
	return eo(e);
}
// ../../node_modules/@apollo/client/utilities/internal/mergeOptions.js
function no(e, t) {
	return L(e, t, t.variables && { variables: L({
		...e && e.variables,
		...t.variables
	}) });
}
// ../../node_modules/@apollo/client/utilities/internal/preventUnhandledRejection.js
function ro(e) {
	return e.catch(() => {}), e;
}
// ../../node_modules/@apollo/client/utilities/internal/removeDirectivesFromDocument.js
function io(e, t) {
	pa(t);
	let n = ao(""), r = ao(""), i = (e) => {
		for (let t = 0, i; t < e.length && (i = e[t]); ++t) if (!R(i)) {
			if (i.kind === A.OPERATION_DEFINITION) return n(i.name && i.name.value);
			if (i.kind === A.FRAGMENT_DEFINITION) return r(i.name.value);
		}
		return P.error(16), null;
	}, a = 0;
	for (let e = t.definitions.length - 1; e >= 0; --e) t.definitions[e].kind === A.OPERATION_DEFINITION && ++a;
	let o = oo(e), s = (e) => Ja(e) && e.map(o).some((e) => e && e.remove), c = /* @__PURE__ */ new Map(), l = !1, u = { enter(e) {
		if (s(e.directives)) return l = !0, null;
	} }, d = zi(t, {
		Field: u,
		InlineFragment: u,
		VariableDefinition: { enter() {
			return !1;
		} },
		Variable: { enter(e, t, n, r, a) {
			const o = i(a);
			o && o.variables.add(e.name.value);
		} },
		FragmentSpread: { enter(e, t, n, r, a) {
			if (s(e.directives)) return l = !0, null;
			const o = i(a);
			o && o.fragmentSpreads.add(e.name.value);
		} },
		FragmentDefinition: {
			enter(e, t, n, r) {
				c.set(JSON.stringify(r), e);
			},
			leave(e, t, n, i) {
				if (e === c.get(JSON.stringify(i))) return e;
				if (a > 0 && e.selectionSet.selections.every((e) => e.kind === A.FIELD && e.name.value === "__typename")) return r(e.name.value).removed = !0, l = !0, null;
			}
		},
		Directive: { leave(e) {
			if (o(e)) return l = !0, null;
		} }
	});
	if (!l) return t;
	const f = (e) => (e.transitiveVars || (e.transitiveVars = new Set(e.variables), e.removed || e.fragmentSpreads.forEach((t) => {
		f(r(t)).transitiveVars.forEach((t) => {
			e.transitiveVars.add(t);
		});
	})), e), p = /* @__PURE__ */ new Set();
	d.definitions.forEach((e) => {
		e.kind === A.OPERATION_DEFINITION ? f(n(e.name && e.name.value)).fragmentSpreads.forEach((e) => {
			p.add(e);
		}) : e.kind === A.FRAGMENT_DEFINITION && a === 0 && !r(e.name.value).removed && p.add(e.name.value);
	}), p.forEach((e) => {
		f(r(e)).fragmentSpreads.forEach((e) => {
			p.add(e);
		});
	});
	const m = (e) => !(p.has(e) && !r(e).removed), h = { enter(e) {
		if (m(e.name.value)) return null;
	} };
	return co(zi(d, {
		FragmentSpread: h,
		FragmentDefinition: h,
		OperationDefinition: { leave(e) {
			if (e.variableDefinitions) {
				const t = f(n(e.name && e.name.value)).transitiveVars;
				if (t.size < e.variableDefinitions.length) return {
					...e,
					variableDefinitions: e.variableDefinitions.filter((e) => t.has(e.variable.name.value))
				};
			}
		} }
	}));
}
function ao(e) {
	const t = /* @__PURE__ */ new Map();
	return (n = e) => {
		let r = t.get(n);
		return r || t.set(n, r = {
			variables: /* @__PURE__ */ new Set(),
			fragmentSpreads: /* @__PURE__ */ new Set()
		}), r;
	};
}
function oo(e) {
	const t = /* @__PURE__ */ new Map(), n = /* @__PURE__ */ new Map();
	return e.forEach((e) => {
		e && (e.name ? t.set(e.name, e) : e.test && n.set(e.test, e));
	}), (e) => {
		let r = t.get(e.name.value);
		return !r && n.size && n.forEach((t, n) => {
			n(e) && (r = t);
		}), r;
	};
}
function so(e, t) {
	return !e || e.selectionSet.selections.every((e) => e.kind === A.FRAGMENT_SPREAD && so(t[e.name.value], t));
}
function co(e) {
	return so(ya(e) || Na(e), ha(ga(e))) ? null : e;
}
// ../../node_modules/@apollo/client/utilities/internal/removeFragmentSpreads.js
function lo(e) {
	return zi(e, { FragmentSpread(e) {
		if (!e.directives?.some(({ name: e }) => e.value === "unmask")) return null;
	} });
}
// ../../node_modules/@apollo/client/utilities/internal/shouldInclude.js
function uo({ directives: e }, t) {
	return !e || !e.length || po(e).every(({ directive: e, ifArgument: n }) => {
		let r = !1;
		return n.value.kind === "Variable" ? (r = t && t[n.value.name.value], P(r !== void 0, 17, e.name.value)) : r = n.value.value, e.name.value === "skip" ? !r : r;
	});
}
function fo({ name: { value: e } }) {
	return e === "skip" || e === "include";
}
function po(e) {
	const t = [];
	return e && e.length && e.forEach((e) => {
		if (!fo(e)) return;
		const n = e.arguments, r = e.name.value;
		P(n && n.length === 1, 18, r);
		const i = n[0];
		P(i.name && i.name.value === "if", 19, r);
		const a = i.value;
		P(a && (a.kind === "Variable" || a.kind === "BooleanValue"), 20, r), t.push({
			directive: e,
			ifArgument: i
		});
	}), t;
}
// ../../node_modules/@apollo/client/utilities/internal/storeKeyNameFromField.js
function mo(e, t) {
	let n = null;
	e.directives && (n = {}, e.directives.forEach((e) => {
		n[e.name.value] = {}, e.arguments && e.arguments.forEach(({ name: r, value: i }) => ia(n[e.name.value], r, i, t));
	}));
	let r = null;
	return e.arguments && e.arguments.length && (r = {}, e.arguments.forEach(({ name: e, value: n }) => ia(r, e, n, t))), Va(e.name.value, r, n);
}
// ../../node_modules/@apollo/client/utilities/internal/toDiffWithDataState.js
function ho(e) {
	return "dataState" in e ? e : {
		...e,
		dataState: e.complete ? "complete" : e.result === null ? "empty" : "partial"
	};
}
// ../../node_modules/@apollo/client/utilities/internal/toQueryResult.js
function go(e) {
	const t = { data: e.data };
	return e.error && (t.error = e.error), t;
}
// ../../node_modules/@apollo/client/utilities/internal/filterMap.js
function _o(e, t = () => void 0) {
	return (n) => new O((r) => {
		const i = t();
		return n.subscribe({
			next(t) {
				let n;
				try {
					n = e(t, i);
				} catch (e) {
					r.error(e);
				}
				n !== void 0 && r.next(n);
			},
			error(e) {
				r.error(e);
			},
			complete() {
				r.complete();
			}
		});
	});
}
// ../../node_modules/@apollo/client/utilities/internal/equalByQuery.js
function vo(e, { data: t, ...n }, { data: r, ...i }, a) {
	return x(n, i) && yo(va(e).selectionSet, t, r, {
		fragmentMap: ha(ga(e)),
		variables: a
	});
}
function yo(e, t, n, r) {
	if (t === n) return !0;
	const i = /* @__PURE__ */ new Set();
	return e.selections.every((e) => {
		if (i.has(e) || (i.add(e), !uo(e, r.variables)) || bo(e)) return !0;
		if (ba(e)) {
			const i = Sa(e), a = t && t[i], o = n && n[i], s = e.selectionSet;
			if (!s) return x(a, o);
			const c = Array.isArray(a), l = Array.isArray(o);
			if (c !== l) return !1;
			if (c && l) {
				const e = a.length;
				if (o.length !== e) return !1;
				for (let t = 0; t < e; ++t) if (!yo(s, a[t], o[t], r)) return !1;
				return !0;
			}
			return yo(s, a, o, r);
		}
		{
			const i = _a(e, r.fragmentMap);
			if (i) return bo(i) ? !0 : yo(i.selectionSet, t, n, r);
		}
	});
}
function bo(e) {
	return !!e.directives && e.directives.some(xo);
}
function xo(e) {
	return e.name.value === "nonreactive";
}
// ../../node_modules/@apollo/client/utilities/internal/mapObservableFragment.js
function So(e, t) {
	let n, r;
	function i(e) {
		return e !== n && (n = e, r = t(n)), r;
	}
	return Object.assign(e.pipe(Qn(i), pr({
		bufferSize: 1,
		refCount: !0
	})), { getCurrentResult: () => i(e.getCurrentResult()) });
}
var Co = fa((e, t, n) => So(e, n), {
	max: 1,
	makeCacheKey: (e) => e.slice(0, 2)
}), wo = Symbol.for("apollo.result.extensions"), To = Symbol.for("apollo.result.streamInfo"), Eo = Symbol.for("apollo.observableQuery.variablesUnknown"), Do = Symbol.for("apollo.cache.handleIncremental");
// ../../node_modules/@apollo/client/utilities/internal/bindCacheKey.js
function Oo(...e) {
	return Ke.bind(null, ...e);
}
// ../../node_modules/@apollo/client/utilities/graphql/DocumentTransform.js
function ko(e) {
	return e;
}
var Ao = class e {
	transform;
	cached;
	resultCache = /* @__PURE__ */ new WeakSet();
	getCacheKey(e) {
		return [e];
	}
	static identity() {
		return new e(ko, { cache: !1 });
	}
	static split(t, n, r = e.identity()) {
		return Object.assign(new e((e) => (t(e) ? n : r).transformDocument(e), { cache: !1 }), {
			left: n,
			right: r
		});
	}
	constructor(e, t = {}) {
		this.transform = e, t.getCacheKey && (this.getCacheKey = t.getCacheKey), this.cached = t.cache !== !1, this.resetCache();
	}
	resetCache() {
		if (this.cached) {
			const t = new le();
			this.performWork = Je(e.prototype.performWork.bind(this), {
				makeCacheKey: (e) => {
					const n = this.getCacheKey(e);
					if (n) return P(Array.isArray(n), 22), t.lookupArray(n);
				},
				max: oa["documentTransform.cache"],
				cache: _
			});
		}
	}
	performWork(e) {
		return pa(e), this.transform(e);
	}
	transformDocument(e) {
		if (this.resultCache.has(e)) return e;
		const t = this.performWork(e);
		return this.resultCache.add(t), t;
	}
	concat(t) {
		return Object.assign(new e((e) => t.transformDocument(this.transformDocument(e)), { cache: !1 }), {
			left: this,
			right: t
		});
	}
	left;
	right;
}, jo, Mo = Object.assign((e) => {
	let t = jo.get(e);
	return t || (t = Oi(e), jo.set(e, t)), t;
}, { reset() {
	jo = new ua(oa.print || 2e3);
} });
Mo.reset();
// ../../node_modules/@apollo/client/utilities/graphql/storeUtils.js
function z(e) {
	return !!(e && typeof e == "object" && typeof e.__ref == "string");
}
// ../../node_modules/@apollo/client/utilities/graphql/transform.js
var No = {
	kind: A.FIELD,
	name: {
		kind: A.NAME,
		value: "__typename"
	}
}, Po = Object.assign((e) => zi(e, { SelectionSet: { enter(e, t, n) {
		if (n && n.kind === A.OPERATION_DEFINITION) return;
		const { selections: r } = e;
		if (!r || r.some((e) => e.kind === A.FIELD && (e.name.value === "__typename" || e.name.value.lastIndexOf("__", 0) === 0))) return;
		const i = n;
		if (!(i.kind === A.FIELD && i.directives && i.directives.some((e) => e.name.value === "export"))) return {
			...e,
			selections: [...r, No]
		};
	} } }), { added(e) {
	return e === No;
} });
// ../../node_modules/@apollo/client/utilities/graphql/operations.js
function Fo(e, t) {
	return ya(e)?.operation === t;
}
function Io(e) {
	return Fo(e, "mutation");
}
function Lo(e) {
	return Fo(e, "subscription");
}
// ../../node_modules/@apollo/client/utilities/policies/pagination.js
function Ro(e = !1) {
	return {
		keyArgs: e,
		read(e, { canRead: t, readField: n }) {
			if (!e) return e;
			let r = [], i = "", a = "";
			e.edges.forEach((e) => {
				t(n("node", e)) && (r.push(e), e.cursor && (i = i || e.cursor || "", a = e.cursor || a));
			}), r.length > 1 && i === a && (i = "");
			const { startCursor: o, endCursor: s } = e.pageInfo || {};
			return {
				...zo(e),
				edges: r,
				pageInfo: {
					...e.pageInfo,
					startCursor: o || i,
					endCursor: s || a
				}
			};
		},
		merge(e, t, { args: n, isReference: r, readField: i }) {
			if (e ||= B(), !t) return e;
			const a = t.edges ? t.edges.map((e) => (r(e = { ...e }) && (e.cursor = i("cursor", e)), e)) : [];
			if (t.pageInfo) {
				const { pageInfo: e } = t, { startCursor: n, endCursor: r } = e, i = a[0], o = a[a.length - 1];
				i && n && (i.cursor = n), o && r && (o.cursor = r);
				const s = i && i.cursor;
				s && !n && (t = to(t, { pageInfo: { startCursor: s } }));
				const c = o && o.cursor;
				c && !r && (t = to(t, { pageInfo: { endCursor: c } }));
			}
			let o = e.edges, s = [];
			if (n && n.after) {
				const e = o.findIndex((e) => e.cursor === n.after);
				e >= 0 && (o = o.slice(0, e + 1));
			} else if (n && n.before) {
				const e = o.findIndex((e) => e.cursor === n.before);
				s = e < 0 ? o : o.slice(e), o = [];
			} else t.edges && (o = []);
			const c = [
				...o,
				...a,
				...s
			], l = {
				...t.pageInfo,
				...e.pageInfo
			};
			if (t.pageInfo) {
				const { hasPreviousPage: e, hasNextPage: n, startCursor: r, endCursor: i, ...a } = t.pageInfo;
				Object.assign(l, a), o.length || (e !== void 0 && (l.hasPreviousPage = e), r !== void 0 && (l.startCursor = r)), s.length || (n !== void 0 && (l.hasNextPage = n), i !== void 0 && (l.endCursor = i));
			}
			return {
				...zo(e),
				...zo(t),
				edges: c,
				pageInfo: l
			};
		}
	};
}
var zo = (e) => Ze(e, Bo), Bo = ["edges", "pageInfo"];
function B() {
	return {
		edges: [],
		pageInfo: {
			hasPreviousPage: !1,
			hasNextPage: !0,
			startCursor: "",
			endCursor: ""
		}
	};
}
// ../../node_modules/@apollo/client/utilities/isNetworkRequestSettled.js
function V(e) {
	return e === 7 || e === 8;
}
// ../../node_modules/@apollo/client/utilities/isNetworkRequestInFlight.js
function Vo(e) {
	return !V(e);
}
// ../../node_modules/@apollo/client/cache/core/cache.js
var Ho = class {
	assumeImmutableResults = !1;
	lookupFragment(e) {
		return null;
	}
	getRootTypename(e) {
		return F(e);
	}
	getScalar(e) {}
	getScalarTypeForField(e, t) {}
	configuresScalars() {
		return !1;
	}
	serializeVariables(e, t) {
		return t;
	}
	batch(e) {
		let t = typeof e.optimistic == "string" ? e.optimistic : e.optimistic === !1 ? null : void 0, n;
		return this.performTransaction(() => n = e.update(this), t), n;
	}
	recordOptimisticTransaction(e, t) {
		this.performTransaction(e, t);
	}
	transformDocument(e) {
		return e;
	}
	transformForLink(e) {
		return e;
	}
	identify(e) {}
	gc() {
		return [];
	}
	modify(e) {
		return !1;
	}
	readQuery(e, t = !!e.optimistic) {
		return this.read({
			...e,
			rootId: e.id || "ROOT_QUERY",
			optimistic: t
		});
	}
	fragmentWatches = new le(!0);
	watchFragment(e) {
		const { fragment: t, fragmentName: n, from: r } = e, i = this.getFragmentDoc(t, n), a = (Array.isArray(r) ? r : [r]).map((e) => {
			const t = e == null ? e : this.toCacheId(e);
			return t === void 0 ? null : t;
		});
		if (!Array.isArray(r)) {
			const t = this.watchSingleFragment(a[0], i, e);
			return r === null ? t : Co(t, Symbol.for("apollo.transform.individualResult"), (e) => ({
				...e,
				data: e.data ?? {}
			}));
		}
		let o;
		function s(e) {
			const t = e.reduce((e, t, n) => (e.data.push(t.data), e.complete &&= t.complete, e.dataState = e.complete ? "complete" : "partial", t.missing && (e.missing ||= {}, e.missing[n] = t.missing), e), {
				data: [],
				dataState: "complete",
				complete: !0
			});
			return x(o, t) || (o = t), o;
		}
		if (a.length === 0) return Ko;
		let c = !1, l = a.map((t) => this.watchSingleFragment(t, i, e)), u = Ta(l).pipe(Qn(s), mr({
			subscribe: () => c = !0,
			unsubscribe: () => c = !1
		}), pr({
			bufferSize: 1,
			refCount: !0
		}));
		return Object.assign(u, { getCurrentResult: () => c && o ? o : s(l.map((e) => e.getCurrentResult())) });
	}
	onAfterBroadcast = (e) => e();
	watchSingleFragment(e, t, n) {
		if (e === null) return Wo;
		const { optimistic: r = !0, variables: i } = n, a = [t, Fa({
			id: e,
			optimistic: r,
			variables: i
		})], o = this.fragmentWatches.lookupArray(a);
		if (!o.observable) {
			let s = !1, c;
			function l(e) {
				const r = e.result;
				return c && vo(t, { data: c.data }, { data: r }, n.variables) || (c = {
					data: r,
					dataState: e.complete ? "complete" : "partial",
					complete: e.complete
				}, e.missing && (c.missing = e.missing.missing)), c;
			}
			const u = new O((n) => {
				s = !0;
				const o = this.watch({
					variables: i,
					returnPartialData: !0,
					id: e,
					query: t,
					optimistic: r,
					immediate: !0,
					callback: (e) => {
						u.dirty = !0, this.onAfterBroadcast(() => {
							n.next(l(e)), u.dirty = !1;
						});
					}
				});
				return () => {
					s = !1, o(), this.fragmentWatches.removeArray(a);
				};
			}).pipe(sr(), dr({
				connector: () => new Jt(1),
				resetOnRefCountZero: () => ir(0)
			}));
			o.observable = Object.assign(u, {
				dirty: !1,
				getCurrentResult: () => s && c ? c : l(this.diff({
					id: e,
					query: t,
					returnPartialData: !0,
					optimistic: r,
					variables: i
				}))
			});
		}
		return o.observable;
	}
	getFragmentDoc = Je(Ma, {
		max: oa["cache.fragmentQueryDocuments"] || 1e3,
		cache: _,
		makeCacheKey: Oo(this)
	});
	readFragment(e, t = !!e.optimistic) {
		const n = e.from === void 0 ? e.id : this.toCacheId(e.from);
		return this.read({
			...e,
			query: this.getFragmentDoc(e.fragment, e.fragmentName),
			rootId: n,
			optimistic: t
		});
	}
	writeQuery({ id: e, data: t, ...n }) {
		return this.write(Object.assign(n, {
			dataId: e || "ROOT_QUERY",
			result: t
		}));
	}
	writeFragment({ data: e, fragment: t, fragmentName: n, ...r }) {
		const i = r.from === void 0 ? r.id : this.toCacheId(r.from);
		return this.write(Object.assign(r, {
			query: this.getFragmentDoc(t, n),
			dataId: i,
			result: e
		}));
	}
	updateQuery(e, t) {
		return this.batch({ update(n) {
			const r = n.readQuery(e), i = t(r);
			return i == null ? r : (n.writeQuery({
				...e,
				data: i
			}), i);
		} });
	}
	updateFragment(e, t) {
		return this.batch({ update(n) {
			const r = n.readFragment(e), i = t(r);
			return i == null ? r : (n.writeFragment({
				...e,
				data: i
			}), i);
		} });
	}
	toCacheId(e) {
		return typeof e == "string" ? e : this.identify(e);
	}
}, Uo = Object.freeze({
	data: null,
	dataState: "complete",
	complete: !0
}), Wo = Object.assign(new O((e) => {
	e.next(Uo);
}), {
	dirty: !1,
	getCurrentResult: () => Uo
}), Go = Object.freeze({
	data: [],
	dataState: "complete",
	complete: !0
}), Ko = Object.assign(new O((e) => {
	e.next(Go);
}), { getCurrentResult: () => Go }), qo = class e extends Error {
	message;
	path;
	query;
	variables;
	constructor(t, n, r, i) {
		if (super(t), this.message = t, this.path = n, this.query = r, this.variables = i, this.name = "MissingFieldError", Array.isArray(this.path)) {
			this.missing = this.message;
			for (let e = this.path.length - 1; e >= 0; --e) this.missing = { [this.path[e]]: this.missing };
		} else this.missing = this.path;
		this.__proto__ = e.prototype;
	}
	missing;
}, { hasOwnProperty: Jo } = Object.prototype;
function Yo({ __typename: e, id: t, _id: n }, r) {
	if (typeof e == "string") {
		r && (r.keyObject = t == null ? n == null ? void 0 : { _id: n } : { id: t });
		let i = "id";
		if (t == null && n != null && (t = n, i = "_id"), t != null) return r?.serializeKeyField && (t = r.serializeKeyField(e, i, t)), `${e}:${typeof t == "number" || typeof t == "string" ? t : JSON.stringify(t)}`;
	}
}
var Xo = {
	dataIdFromObject: Yo,
	resultCaching: !0
};
function Zo(e) {
	return L(Xo, e);
}
var Qo = /^[_a-z][_0-9a-z]*/i;
function $o(e) {
	const t = e.match(Qo);
	return t ? t[0] : e;
}
function es(e, t, n) {
	return Ea(t) ? R(t) ? t.every((t) => es(e, t, n)) : e.selections.every((e) => {
		if (ba(e) && uo(e, n)) {
			const r = Sa(e);
			return Jo.call(t, r) && (!e.selectionSet || es(e.selectionSet, t[r], n));
		}
		return !0;
	}) : !1;
}
function ts(e) {
	return Ea(e) && !z(e) && !R(e);
}
function ns() {
	return new Aa();
}
function rs(e, t) {
	const n = ha(ga(e));
	return {
		fragmentMap: n,
		lookupFragment(e) {
			let r = n[e];
			return !r && t && (r = t.lookup(e)), r || null;
		}
	};
}
function is(e) {
	switch (e.kind) {
		case A.NAMED_TYPE: return e.name.value;
		case A.LIST_TYPE: return `[${is(e.type)}]`;
		case A.NON_NULL_TYPE: return is(e.type);
	}
}
// ../../node_modules/@apollo/client/cache/inmemory/entityStore.js
var as = {}, os = () => as, ss = {}, cs = class {
	policies;
	group;
	data = {};
	constructor(e, t) {
		this.policies = e, this.group = t;
	}
	toObject() {
		return { ...this.data };
	}
	has(e) {
		return this.lookup(e, !0) !== void 0;
	}
	get(e, t) {
		if (this.group.depend(e, t), Jo.call(this.data, e)) {
			const n = this.data[e];
			if (n && Jo.call(n, t)) return n[t];
		}
		if (t === "__typename" && Jo.call(this.policies.rootTypenamesById, e)) return this.policies.rootTypenamesById[e];
		if (this instanceof fs) return this.parent.get(e, t);
	}
	lookup(e, t) {
		if (t && this.group.depend(e, "__exists"), Jo.call(this.data, e)) return this.data[e];
		if (this instanceof fs) return this.parent.lookup(e, t);
		if (this.policies.rootTypenamesById[e]) return {};
	}
	merge(e, t) {
		let n;
		z(e) && (e = e.__ref), z(t) && (t = t.__ref);
		let r = typeof e == "string" ? this.lookup(n = e) : e, i = typeof t == "string" ? this.lookup(n = t) : t;
		if (!i) return;
		P(typeof n == "string", 109), i = this.coerceStoreObject(i, (e, t) => e.coerceToParsed(t), i.__typename || r?.__typename || this.policies.rootTypenamesById[n]);
		const a = new Aa({ reconciler: ms }).merge(r, i);
		if (this.data[n] = a, a !== r && (delete this.refs[n], this.group.caching)) {
			const e = {};
			r || (e.__exists = 1), Object.keys(i).forEach((t) => {
				if (!r || r[t] !== a[t]) {
					e[t] = 1;
					const n = $o(t);
					n !== t && !this.policies.hasKeyArgs(a.__typename, n) && (e[n] = 1), a[t] === void 0 && !(this instanceof fs) && delete a[t];
				}
			}), e.__typename && !(r && r.__typename) && this.policies.rootTypenamesById[n] === a.__typename && delete e.__typename, Object.keys(e).forEach((e) => this.group.dirty(n, e));
		}
	}
	modify(e, t, n) {
		const r = this.lookup(e);
		if (r) {
			let i = {}, a = !1, o = !0, s = {
				DELETE: as,
				INVALIDATE: ss,
				isReference: z,
				toReference: this.toReference,
				canRead: this.canRead,
				readField: (t, n) => this.policies.readField(typeof t == "string" ? {
					fieldName: t,
					from: n || Qa(e)
				} : t, { store: this })
			};
			if (Object.keys(r).forEach((c) => {
				let l = $o(c), u = r[c];
				if (u === void 0) return;
				const d = typeof t == "function" ? t : t[c] || (n ? void 0 : t[l]);
				if (d) {
					let t = d === os ? as : d($a(u), {
						...s,
						fieldName: l,
						storeFieldName: c,
						storage: this.getStorage(e, c)
					});
					t === ss ? this.group.dirty(e, c) : (t === as && (t = void 0), t !== u && (i[c] = t, a = !0, u = t));
				}
				u !== void 0 && (o = !1);
			}), a) return this.merge(e, i), o && (this instanceof fs ? this.data[e] = void 0 : delete this.data[e], this.group.dirty(e, "__exists")), !0;
		}
		return !1;
	}
	delete(e, t, n) {
		const r = this.lookup(e);
		if (r) {
			const i = this.getFieldValue(r, "__typename"), a = t && n ? this.policies.getStoreFieldName({
				typename: i,
				fieldName: t,
				args: n
			}) : t;
			return this.modify(e, a ? { [a]: os } : os, !!n);
		}
		return !1;
	}
	evict(e, t) {
		let n = !1;
		return e.id && (Jo.call(this.data, e.id) && (n = this.delete(e.id, e.fieldName, e.args)), this instanceof fs && this !== t && (n = this.parent.evict(e, t) || n), (e.fieldName || n) && this.group.dirty(e.id, e.fieldName || "__exists")), n;
	}
	clear() {
		this.replace(null);
	}
	extract() {
		let e = this.toObject();
		this.hasScalarConfig() && (e = Object.fromEntries(Object.entries(e).map(([e, t]) => [e, t && this.coerceStoreObject(t, (e, t) => e.coerceToSerialized(t), t?.__typename || this.policies.rootTypenamesById[e])])));
		const t = [];
		return this.getRootIdSet().forEach((e) => {
			Jo.call(this.policies.rootTypenamesById, e) || t.push(e);
		}), t.length && (e.__META = { extraRootIds: t.sort() }), e;
	}
	hasScalarConfig() {
		return !!this.policies.cache.config.scalars;
	}
	coerceStoreObject(e, t, n = e.__typename) {
		if (!n || !this.hasScalarConfig()) return e;
		let r = !1, i = Object.entries(e).map(([e, i]) => {
			const a = $o(e), o = this.policies.getScalarTypeForField(n, a), s = this.coerceValue(i, t, o, `${n}.${a}`);
			return r ||= s !== i, [e, s];
		});
		return r ? Object.fromEntries(i) : e;
	}
	coerceValue(e, t, n, r) {
		if (e == null) return e;
		if (n) {
			const i = xa(n);
			if (i && Array.isArray(e)) return e.map((e) => this.coerceValue(e, t, i[1], r));
			const a = this.policies.cache.getScalar(Ca(n));
			if (a) return t(a, e);
		}
		return Array.isArray(e) ? e.map((e) => this.coerceValue(e, t, n, r)) : Ya(e) && "__typename" in e ? this.coerceStoreObject(e, t) : e;
	}
	replace(e) {
		if (Object.keys(this.data).forEach((t) => {
			e && Jo.call(e, t) || this.delete(t);
		}), e) {
			const { __META: t, ...n } = e;
			Object.keys(n).forEach((e) => {
				this.merge(e, n[e]);
			}), t && t.extraRootIds.forEach(this.retain, this);
		}
	}
	rootIds = {};
	retain(e) {
		return this.rootIds[e] = (this.rootIds[e] || 0) + 1;
	}
	release(e) {
		if (this.rootIds[e] > 0) {
			const t = --this.rootIds[e];
			return t || delete this.rootIds[e], t;
		}
		return 0;
	}
	getRootIdSet(e = /* @__PURE__ */ new Set()) {
		return Object.keys(this.rootIds).forEach(e.add, e), this instanceof fs ? this.parent.getRootIdSet(e) : Object.keys(this.policies.rootTypenamesById).forEach(e.add, e), e;
	}
	gc() {
		const e = this.getRootIdSet(), t = this.toObject();
		e.forEach((n) => {
			Jo.call(t, n) && (Object.keys(this.findChildRefIds(n)).forEach(e.add, e), delete t[n]);
		});
		const n = Object.keys(t);
		if (n.length) {
			let e = this;
			for (; e instanceof fs;) e = e.parent;
			n.forEach((t) => e.delete(t));
		}
		return n;
	}
	refs = {};
	findChildRefIds(e) {
		if (!Jo.call(this.refs, e)) {
			const t = this.refs[e] = {}, n = this.data[e];
			if (!n) return t;
			const r = /* @__PURE__ */ new Set([n]);
			r.forEach((e) => {
				z(e) && (t[e.__ref] = !0), Ea(e) && Object.keys(e).forEach((t) => {
					const n = e[t];
					Ea(n) && r.add(n);
				});
			});
		}
		return this.refs[e];
	}
	makeCacheKey() {
		return this.group.keyMaker.lookupArray(arguments);
	}
	getFieldValue = (e, t) => $a(z(e) ? this.get(e.__ref, t) : e && e[t]);
	canRead = (e) => z(e) ? this.has(e.__ref) : typeof e == "object";
	toReference = (e, t) => {
		if (typeof e == "string") return Qa(e);
		if (z(e)) return e;
		const [n] = this.policies.identify(e);
		if (n) {
			const r = Qa(n);
			return t && this.merge(n, e), r;
		}
	};
	get supportsResultCaching() {
		return this.group.caching;
	}
}, ls = class {
	caching;
	parent;
	d = null;
	keyMaker;
	constructor(e, t = null) {
		this.caching = e, this.parent = t, this.resetCaching();
	}
	resetCaching() {
		this.d = this.caching ? We() : null, this.keyMaker = new le();
	}
	depend(e, t) {
		if (this.d) {
			this.d(us(e, t));
			const n = $o(t);
			n !== t && this.d(us(e, n)), this.parent && this.parent.depend(e, t);
		}
	}
	dirty(e, t) {
		this.d && this.d.dirty(us(e, t), t === "__exists" ? "forget" : "setDirty");
	}
};
function us(e, t) {
	return t + "#" + e;
}
function ds(e, t) {
	hs(e) && e.group.depend(t, "__exists");
}
cs.Root = class extends cs {
	constructor({ policies: e, resultCaching: t = !0, seed: n }) {
		super(e, new ls(t)), n && this.replace(n);
	}
	stump = new ps(this);
	addLayer(e, t) {
		return this.stump.addLayer(e, t);
	}
	removeLayer() {
		return this;
	}
	storageTrie = new le();
	getStorage() {
		return this.storageTrie.lookupArray(arguments);
	}
};
var fs = class e extends cs {
	id;
	parent;
	replay;
	group;
	constructor(e, t, n, r) {
		super(t.policies, r), this.id = e, this.parent = t, this.replay = n, this.group = r, n(this);
	}
	addLayer(t, n) {
		return new e(t, this, n, this.group);
	}
	removeLayer(e) {
		const t = this.parent.removeLayer(e);
		return e === this.id ? (this.group.caching && Object.keys(this.data).forEach((e) => {
			const n = this.data[e], r = t.lookup(e);
			r ? n ? n !== r && Object.keys(n).forEach((t) => {
				x(n[t], r[t]) || this.group.dirty(e, t);
			}) : (this.group.dirty(e, "__exists"), Object.keys(r).forEach((t) => {
				this.group.dirty(e, t);
			})) : this.delete(e);
		}), t) : t === this.parent ? this : t.addLayer(this.id, this.replay);
	}
	toObject() {
		return {
			...this.parent.toObject(),
			...this.data
		};
	}
	findChildRefIds(e) {
		const t = this.parent.findChildRefIds(e);
		return Jo.call(this.data, e) ? {
			...t,
			...super.findChildRefIds(e)
		} : t;
	}
	getStorage(...e) {
		let t = this.parent;
		for (; t.parent;) t = t.parent;
		return t.getStorage(...e);
	}
}, ps = class extends fs {
	constructor(e) {
		super("EntityStore.Stump", e, () => {}, new ls(e.group.caching, e.group));
	}
	removeLayer() {
		return this;
	}
	merge(e, t) {
		return this.parent.merge(e, t);
	}
};
function ms(e, t, n) {
	const r = e[n], i = t[n];
	return x(r, i) ? r : i;
}
function hs(e) {
	return !!(e && e.supportsResultCaching);
}
// ../../node_modules/@apollo/client/masking/utils.js
var gs = new ve();
function _s(e) {
	const t = e.directives?.find(({ name: e }) => e.value === "unmask");
	if (!t) return "mask";
	const n = t.arguments?.find(({ name: e }) => e.value === "mode");
	return n && "value" in n.value && n.value.value === "migrate" ? "migrate" : "unmask";
}
// ../../node_modules/@apollo/client/masking/maskDefinition.js
function vs(e, t, n) {
	return gs.withValue(!0, () => {
		const r = bs(e, t, n, !1);
		return Object.isFrozen(e), r;
	});
}
function ys(e, t) {
	if (t.has(e)) return t.get(e);
	const n = Array.isArray(e) ? [] : {};
	return t.set(e, n), n;
}
function bs(e, t, n, r, i) {
	const { knownChanged: a } = n, o = ys(e, n.mutableTargets);
	if (Array.isArray(e)) {
		for (const [i, s] of Array.from(e.entries())) {
			if (s === null) {
				o[i] = null;
				continue;
			}
			const e = bs(s, t, n, r, void 0);
			a.has(e) && a.add(o), o[i] = e;
		}
		return a.has(o) ? o : e;
	}
	for (const s of t.selections) {
		let t;
		if (r && a.add(o), s.kind === A.FIELD) {
			const i = Sa(s), c = s.selectionSet;
			if (t = o[i] || e[i], t === void 0) continue;
			if (c && t !== null) {
				const o = bs(e[i], c, n, r, void 0);
				a.has(o) && (t = o);
			}
			o[i] = t;
		}
		if (s.kind === A.INLINE_FRAGMENT && (!s.typeCondition || n.cache.fragmentMatches(s, e.__typename)) && (t = bs(e, s.selectionSet, n, r, i)), s.kind === A.FRAGMENT_SPREAD) {
			const r = s.name.value, a = n.fragmentMap[r] || (n.fragmentMap[r] = n.cache.lookupFragment(r));
			P(a, 41, r);
			const o = _s(s);
			o !== "mask" && (t = bs(e, a.selectionSet, n, o === "migrate", i));
		}
		a.has(t) && a.add(o);
	}
	return "__typename" in e && !("__typename" in o) && (o.__typename = e.__typename), Object.keys(o).length !== Object.keys(e).length && a.add(o), a.has(o) ? o : e;
}
// ../../node_modules/@apollo/client/masking/maskFragment.js
function xs(e, t, n, r) {
	const i = t.definitions.filter((e) => e.kind === A.FRAGMENT_DEFINITION);
	r === void 0 && (P(i.length === 1, 43, i.length), r = i[0].name.value);
	const a = i.find((e) => e.name.value === r);
	return P(!!a, 44, r), e == null || x(e, {}) ? e : vs(e, a.selectionSet, {
		operationType: "fragment",
		operationName: a.name.value,
		fragmentMap: ha(ga(t)),
		cache: n,
		mutableTargets: /* @__PURE__ */ new WeakMap(),
		knownChanged: /* @__PURE__ */ new WeakSet()
	});
}
// ../../node_modules/@apollo/client/masking/maskOperation.js
function Ss(e, t, n) {
	const r = ya(t);
	return P(r, 45), e == null ? e : vs(e, r.selectionSet, {
		operationType: r.operation,
		operationName: r.name?.value,
		fragmentMap: ha(ga(t)),
		cache: n,
		mutableTargets: /* @__PURE__ */ new WeakMap(),
		knownChanged: /* @__PURE__ */ new WeakSet()
	});
}
// ../../node_modules/@apollo/client/cache/inmemory/key-extractor.js
var Cs = {};
function ws(e) {
	const t = JSON.stringify(e);
	return Cs[t] || (Cs[t] = {});
}
function Ts(e) {
	const t = ws(e);
	return t.keyFieldsFn ||= (t, n) => {
		const { serializeKeyField: r } = n, i = (e) => r ? (i, a) => {
			const o = e(i, a), s = i === n.storeObject || i === t ? n.typename : e(i, "__typename");
			return typeof s == "string" ? r(s, a, o) : o;
		} : e, a = i((e, t) => n.readField(t, e)), o = n.keyObject = Ds(e, (e) => {
			let r = As(n.storeObject, e, a);
			return r === void 0 && t !== n.storeObject && Jo.call(t, e[0]) && (r = As(t, e, i(ks))), P(r !== void 0, 114, e.join("."), t), r;
		});
		return `${n.typename}:${JSON.stringify(o)}`;
	};
}
function Es(e) {
	const t = ws(e);
	return t.keyArgsFn ||= (t, { field: n, variables: r, fieldName: i }) => {
		const a = Ds(e, (e) => {
			const i = e[0], a = i.charAt(0);
			if (a === "@") {
				if (n && Ja(n.directives)) {
					const t = i.slice(1), a = n.directives.find((e) => e.name.value === t), o = a && aa(a, r);
					return o && As(o, e.slice(1));
				}
			} else if (a === "$") {
				const t = i.slice(1);
				if (r && Jo.call(r, t)) {
					const n = e.slice(0);
					return n[0] = t, As(r, n);
				}
			} else if (t) return As(t, e);
		}), o = JSON.stringify(a);
		return (t || o !== "{}") && (i += ":" + o), i;
	};
}
function Ds(e, t) {
	const n = new Aa();
	return Os(e).reduce((e, r) => {
		let i = t(r);
		if (i !== void 0) {
			for (let e = r.length - 1; e >= 0; --e) i = { [r[e]]: i };
			e = n.merge(e, i);
		}
		return e;
	}, {});
}
function Os(e) {
	const t = ws(e);
	if (!t.paths) {
		const n = t.paths = [], r = [];
		e.forEach((t, i) => {
			R(t) ? (Os(t).forEach((e) => n.push(r.concat(e))), r.length = 0) : (r.push(t), R(e[i + 1]) || (n.push(r.slice(0)), r.length = 0));
		});
	}
	return t.paths;
}
function ks(e, t) {
	return e[t];
}
function As(e, t, n) {
	return n ||= ks, js(t.reduce(function e(t, r) {
		return R(t) ? t.map((t) => e(t, r)) : t && n(t, r);
	}, e));
}
function js(e) {
	return Ea(e) ? R(e) ? e.map(js) : Ds(Object.keys(e).sort(), (t) => As(e, t)) : e;
}
// ../../node_modules/@apollo/client/cache/inmemory/reactiveVars.js
var Ms = new ve(), Ns = /* @__PURE__ */ new WeakMap();
function Ps(e) {
	let t = Ns.get(e);
	return t || Ns.set(e, t = {
		vars: /* @__PURE__ */ new Set(),
		dep: We()
	}), t;
}
function Fs(e) {
	Ps(e).vars.forEach((t) => t.forgetCache(e));
}
function Is(e) {
	Ps(e).vars.forEach((t) => t.attachCache(e));
}
function Ls(e) {
	const t = /* @__PURE__ */ new Set(), n = /* @__PURE__ */ new Set(), r = function(a) {
		if (arguments.length > 0) {
			if (e !== a) {
				e = a, t.forEach((e) => {
					Ps(e).dep.dirty(r), Rs(e);
				});
				const i = Array.from(n);
				n.clear(), i.forEach((t) => t(e));
			}
		} else {
			const e = Ms.getValue();
			e && (i(e), Ps(e).dep(r));
		}
		return e;
	};
	r.onNextChange = (e) => (n.add(e), () => {
		n.delete(e);
	});
	const i = r.attachCache = (e) => (t.add(e), Ps(e).vars.add(r), r);
	return r.forgetCache = (e) => t.delete(e), r;
}
function Rs(e) {
	e.broadcastWatches && e.broadcastWatches();
}
// ../../node_modules/@apollo/client/cache/inmemory/policies.js
function zs(e) {
	return e.args === void 0 ? e.field ? aa(e.field, e.variables) : null : e.args;
}
var Bs = () => void 0, Vs = (e, t) => t.fieldName, Hs = (e, t, { mergeObjects: n }) => n(e, t), Us = (e, t) => t, Ws = (e, t, { streamFieldInfo: n, existingData: r }) => {
	if (!e && !r) return t;
	const i = [], a = e ?? r, o = n?.isLastChunk ? t.length : Math.max(a.length, t.length);
	for (let e = 0; e < o; e++) i[e] = t[e] === void 0 ? a[e] : t[e];
	return i;
}, Gs = class {
	config;
	warnedForMissingPossibleTypes = new le(!0);
	typePolicies = {};
	toBeAdded = {};
	supertypeMap = /* @__PURE__ */ new Map();
	fuzzySubtypes = /* @__PURE__ */ new Map();
	cache;
	rootIdsByTypename = {};
	rootTypenamesById = {};
	usingPossibleTypes = !1;
	constructor(e) {
		this.config = e, this.config = {
			dataIdFromObject: Yo,
			...e
		}, this.cache = this.config.cache, this.setRootTypename("Query"), this.setRootTypename("Mutation"), this.setRootTypename("Subscription"), e.possibleTypes && this.addPossibleTypes(e.possibleTypes), e.typePolicies && this.addTypePolicies(e.typePolicies);
	}
	identify(e, t) {
		const r = t && (t.typename || t.storeObject?.__typename) || e.__typename;
		if (r === this.rootTypenamesById.ROOT_QUERY) return ["ROOT_QUERY"];
		const i = t && t.storeObject || e, a = {
			...t,
			typename: r,
			storeObject: i,
			readField: t && t.readField || ((...e) => {
				const t = Js(e, i);
				return this.readField(t, {
					store: this.cache.data,
					variables: t.variables
				});
			})
		};
		this.cache.configuresScalars() && (a.serializeKeyField = (e, t, n) => this.serializeScalarValue(n, this.getScalarTypeForField(e, t)));
		let o, s = r && this.getTypePolicy(r), c = s && s.keyFn || this.config.dataIdFromObject;
		return gs.withValue(!0, () => {
			for (; c;) {
				const t = c({
					...e,
					...i
				}, a);
				if (R(t)) c = Ts(t);
				else {
					o = t;
					break;
				}
			}
		}), o = o ? String(o) : void 0, a.keyObject ? [o, a.keyObject] : [o];
	}
	addTypePolicies(e) {
		Object.keys(e).forEach((t) => {
			const { queryType: n, mutationType: r, subscriptionType: i, ...a } = e[t];
			n && this.setRootTypename("Query", t), r && this.setRootTypename("Mutation", t), i && this.setRootTypename("Subscription", t), Jo.call(this.toBeAdded, t) ? this.toBeAdded[t].push(a) : this.toBeAdded[t] = [a];
		});
	}
	updateTypePolicy(e, t, n) {
		const r = this.getTypePolicy(e), { keyFields: i, fields: a } = t;
		function o(e, t) {
			e.merge = typeof t == "function" ? t : t === !0 ? Hs : t === !1 ? Us : e.merge;
		}
		o(r, t.merge), r.keyFn = i === !1 ? Bs : R(i) ? Ts(i) : typeof i == "function" ? i : r.keyFn, a && Object.keys(a).forEach((t) => {
			let r = n[t];
			r && r?.typename === e || (r = n[t] = { typename: e });
			const i = a[t];
			if (typeof i == "function") r.scalar || (r.read = i);
			else {
				let { keyArgs: e, read: t, merge: n, scalar: a } = i;
				a && (r.scalar = a), r.scalar && (r.read = t = void 0, r.merge = n = void 0), r.keyFn = e === !1 ? Vs : R(e) ? Es(e) : typeof e == "function" ? e : r.keyFn, typeof t == "function" && (r.read = t), o(r, n);
			}
			r.read && r.merge && (r.keyFn = r.keyFn || Vs);
		});
	}
	setRootTypename(e, t = e) {
		const n = "ROOT_" + e.toUpperCase(), r = this.rootTypenamesById[n];
		t !== r && (P(!r || r === e, 115, e), r && delete this.rootIdsByTypename[r], this.rootIdsByTypename[t] = n, this.rootTypenamesById[n] = t);
	}
	addPossibleTypes(e) {
		this.usingPossibleTypes = !0, Object.keys(e).forEach((t) => {
			this.getSupertypeSet(t, !0), e[t].forEach((e) => {
				this.getSupertypeSet(e, !0).add(t);
				const n = e.match(Qo);
				n && n[0] === e || this.fuzzySubtypes.set(e, new RegExp(e));
			});
		});
	}
	getTypePolicy(e) {
		if (!Jo.call(this.typePolicies, e)) {
			const t = this.typePolicies[e] = {};
			t.fields = {};
			let n = this.supertypeMap.get(e);
			!n && this.fuzzySubtypes.size && (n = this.getSupertypeSet(e, !0), this.fuzzySubtypes.forEach((t, r) => {
				if (t.test(e)) {
					const e = this.supertypeMap.get(r);
					e && e.forEach((e) => n.add(e));
				}
			})), n && n.size && n.forEach((e) => {
				const { fields: n, ...r } = this.getTypePolicy(e);
				Object.assign(t, r), Object.assign(t.fields, n);
			});
		}
		const t = this.toBeAdded[e];
		return t && t.length && t.splice(0).forEach((t) => {
			this.updateTypePolicy(e, t, this.typePolicies[e].fields);
		}), this.typePolicies[e];
	}
	getFieldPolicy(e, t) {
		if (e) return this.getTypePolicy(e).fields[t];
	}
	getSupertypeSet(e, t) {
		let n = this.supertypeMap.get(e);
		return !n && t && this.supertypeMap.set(e, n = /* @__PURE__ */ new Set()), n;
	}
	fragmentMatches(e, t, n, r) {
		if (!e.typeCondition) return !0;
		if (!t) return !1;
		const i = e.typeCondition.name.value;
		if (t === i) return !0;
		if (this.usingPossibleTypes && this.supertypeMap.has(i)) {
			let a = this.getSupertypeSet(t, !0), o = [a], s = (e) => {
				const t = this.getSupertypeSet(e, !1);
				t && t.size && o.indexOf(t) < 0 && o.push(t);
			}, c = !!(n && this.fuzzySubtypes.size);
			for (let l = 0; l < o.length; ++l) {
				const u = o[l];
				if (u.has(i)) return a.has(i) || a.add(i), !0;
				u.forEach(s), c && l === o.length - 1 && es(e.selectionSet, n, r) && (c = !1, this.fuzzySubtypes.forEach((e, n) => {
					const r = t.match(e);
					r && r[0] === t && s(n);
				}));
			}
		} else {
			const n = this.warnedForMissingPossibleTypes, r = [e, t];
			n.peekArray(r) || n.lookupArray(r);
		}
		return !1;
	}
	hasKeyArgs(e, t) {
		const n = this.getFieldPolicy(e, t);
		return !!(n && n.keyFn);
	}
	getStoreFieldName(e) {
		let { typename: t, fieldName: n } = e, r = this.getFieldPolicy(t, n), i, a = r && r.keyFn;
		if (a && t) {
			const r = {
				typename: t,
				fieldName: n,
				field: e.field || null,
				variables: e.variables
			}, o = zs(e);
			for (; a;) {
				const e = a(o, r);
				if (R(e)) a = Es(e);
				else {
					i = e || n;
					break;
				}
			}
		}
		return i === void 0 && (i = e.field ? mo(e.field, e.variables) : Va(n, zs(e))), i === !1 ? n : n === $o(i) ? i : n + ":" + i;
	}
	getScalarTypeForField(e, t) {
		return this.getFieldPolicy(e, t)?.scalar;
	}
	serializeScalarValue(e, t) {
		if (e == null || !t) return e;
		const n = xa(t);
		if (n && Array.isArray(e)) return e.map((e) => this.serializeScalarValue(e, n[1]));
		const r = this.cache.getScalar(Ca(t));
		return r ? r.coerceToSerialized(e) : e;
	}
	readField(e, t) {
		const n = e.from;
		if (!n || !(e.field || e.fieldName)) return;
		if (e.typename === void 0) {
			const r = t.store.getFieldValue(n, "__typename");
			r && (e.typename = r);
		}
		const r = this.getStoreFieldName(e), i = $o(r), a = t.store.getFieldValue(n, r), o = this.getFieldPolicy(e.typename, i), s = o && o.read;
		if (s) {
			const i = Ks(this, n, e, t, t.store.getStorage(z(n) ? n.__ref : n, r));
			return Ms.withValue(this.cache, s, [a, i]);
		}
		return a;
	}
	getReadFunction(e, t) {
		const n = this.getFieldPolicy(e, t);
		return n && n.read;
	}
	getMergeFunction(e, t, n) {
		let r = this.getFieldPolicy(e, t), i = r && r.merge;
		return !i && n && (r = this.getTypePolicy(n), i = r && r.merge), i;
	}
	runMergeFunction(e, t, { field: n, typename: r, merge: i, path: a }, o, s) {
		const c = e;
		if (i === Hs) return Ys(o.store)(e, t);
		if (i === Us) return t;
		o.overwrite && (e = void 0);
		const l = o.extensions?.[To]?.deref()?.peekArray(a);
		if (l) {
			const { current: e, previous: n } = l;
			if (n && x(n.incoming, t) && x(n.streamFieldInfo, e)) return n.result;
		}
		const u = i(e, t, qs(this, void 0, {
			typename: r,
			fieldName: n.name.value,
			field: n,
			variables: o.variables,
			path: a
		}, o, s || {}, c));
		return l && (l.previous = {
			incoming: t,
			streamFieldInfo: l.current,
			result: u
		}), u;
	}
};
function Ks(e, t, n, r, i) {
	const a = e.getStoreFieldName(n), o = $o(a), s = n.variables || r.variables, { toReference: c, canRead: l } = r.store;
	return {
		args: zs(n),
		field: n.field || null,
		fieldName: o,
		storeFieldName: a,
		variables: s,
		isReference: z,
		toReference: c,
		storage: i,
		cache: e.cache,
		canRead: l,
		readField(...n) {
			return e.readField(Js(n, t, s), r);
		},
		mergeObjects: Ys(r.store)
	};
}
function qs(e, t, n, r, i, a) {
	const o = {
		...Ks(e, t, n, r, i),
		extensions: r.extensions,
		existingData: a
	}, s = r.extensions;
	if (s && To in s) {
		const { [To]: e, ...t } = s, r = e?.deref()?.peekArray(n.path);
		r && (o.streamFieldInfo = r.current), o.extensions = Object.keys(t).length === 0 ? void 0 : t;
	}
	return o;
}
function Js(e, t, n) {
	let { 0: r, 1: i, length: a } = e, o;
	return typeof r == "string" ? o = {
		fieldName: r,
		from: a > 1 ? i : t
	} : (o = { ...r }, Jo.call(o, "from") || (o.from = t)), o.variables === void 0 && (o.variables = n), o;
}
function Ys(e) {
	return (t, n) => {
		if (R(t) || R(n)) throw $i(119);
		if (Ea(t) && Ea(n)) {
			const r = e.getFieldValue(t, "__typename"), i = e.getFieldValue(n, "__typename");
			if (r && i && r !== i) return n;
			if (z(t) && ts(n)) return e.merge(t.__ref, n), t;
			if (ts(t) && z(n)) return e.merge(t, n.__ref), n;
			if (ts(t) && ts(n)) return {
				...t,
				...n
			};
		}
		return n;
	};
}
// ../../node_modules/@apollo/client/cache/inmemory/readFromStore.js
function Xs(e) {
	return [
		e.selectionSet,
		e.objectOrReference,
		e.context
	];
}
var Zs = class {
	executeSelectionSet;
	executeSubSelectedArray;
	prunePartialStreamArray;
	prunePartialBoundaries;
	config;
	knownResults = /* @__PURE__ */ new WeakMap();
	keyMaker = new le();
	constructor(e) {
		this.config = e, this.executeSelectionSet = Je((e) => {
			const t = Xs(e);
			return this.executeSelectionSet.peek(...t) || (ds(e.context.store, e.enclosingRef.__ref), this.execSelectionSetImpl(e));
		}, {
			max: oa["inMemoryCache.executeSelectionSet"] || 5e4,
			keyArgs: Xs,
			makeCacheKey(e, t, n) {
				if (hs(n.store)) return n.store.makeCacheKey(e, z(t) ? t.__ref : t, n.varString);
			}
		}), this.executeSubSelectedArray = Je((e) => (ds(e.context.store, e.enclosingRef.__ref), this.execSubSelectedArrayImpl(e)), {
			max: oa["inMemoryCache.executeSubSelectedArray"] || 1e4,
			makeCacheKey({ field: e, array: t, context: n }) {
				if (hs(n.store)) return n.store.makeCacheKey(e, t, n.varString);
			}
		}), this.prunePartialBoundaries = Je((e) => this.prunePartialBoundariesImpl(e), {
			max: oa["inMemoryCache.prunePartialBoundaries"] || 2e4,
			makeCacheKey: ({ boundaries: e, context: t, selectionSet: n }) => {
				if (hs(t.store)) return this.keyMaker.lookup(n, e, t.streamInfo, t.isDeferPending);
			}
		}), this.prunePartialStreamArray = Je((e) => {
			const { field: t, context: n, path: r } = e;
			return Za(t, n.variables) && n.streamInfo?.lookupArray(r).state.depend(), this.prunePartialStreamArrayImpl(e);
		}, {
			max: oa["inMemoryCache.prunePartialStreamArray"] || 2e4,
			makeCacheKey: ({ field: e, context: t, boundaries: n }) => {
				if (hs(t.store)) return this.keyMaker.lookup(e, n, t.streamInfo, t.isDeferPending);
			}
		});
	}
	diffQueryAgainstStore({ store: e, query: t, rootId: n = "ROOT_QUERY", variables: r, returnPartialData: i = !0, ...a }) {
		const o = Object.hasOwn(a, Do), s = this.config.cache.policies;
		r = L(ja(Pa(t)), r);
		let c = Qa(n), l = {
			store: e,
			query: t,
			policies: s,
			variables: r,
			varString: Fa(r),
			...rs(t, this.config.fragments),
			...a[Do]
		}, u = this.executeSelectionSet({
			selectionSet: va(t).selectionSet,
			objectOrReference: c,
			enclosingRef: c,
			context: l
		});
		if (o && ec(u, l)) {
			const e = this.prunePartialBoundaries({
				selectionSet: va(t).selectionSet,
				data: u.result,
				boundaries: u.partialBoundaries,
				context: l,
				path: []
			});
			u.result !== e.result && i || (u = {
				result: e.result,
				partialBoundaries: u.partialBoundaries,
				dataState: e.dataState
			});
		}
		let { result: d, dataState: f, missing: p } = u, m = !!p && (f !== "streaming" || !o);
		f === "streaming" && Object.keys(d).length === 0 && (f = "empty");
		let h;
		(f === "deferPartial" || f === "streamPartial" || f === "streaming" && !o) && (f = "partial"), f === "partial" && !i && (f = "empty");
		const g = f === "complete", _ = {
			result: g || f === "streaming" || i && Object.keys(d).length ? d : null,
			complete: g,
			get missing() {
				return m && (h ||= new qo(Qs(p), p, t, r)), h;
			}
		};
		return o && (_.dataState = f), _;
	}
	isFresh(e, t, n, r) {
		if (hs(r.store) && this.knownResults.get(e) === n) {
			const i = this.executeSelectionSet.peek(n, t, r);
			if (i && e === i.result) return !0;
		}
		return !1;
	}
	execSelectionSetImpl({ selectionSet: e, objectOrReference: t, enclosingRef: n, context: r }) {
		if (z(t) && !r.policies.rootTypenamesById[t.__ref] && !r.store.has(t.__ref)) return {
			result: {},
			dataState: "empty",
			missing: `Dangling reference to missing ${t.__ref} object`,
			partialBoundaries: new $s()
		};
		let { variables: i, policies: a, store: o } = r, s = o.getFieldValue(t, "__typename"), c = [], l, u, d = new Aa(), f = new $s();
		typeof s == "string" && !a.rootIdsByTypename[s] && c.push({ __typename: s });
		function p(e, t) {
			return e.missing && (u = d.merge(u, { [t]: e.missing })), e;
		}
		new Set(e.selections).forEach((e) => {
			if (uo(e, i)) {
				if (ba(e)) {
					let i = a.readField({
						fieldName: e.name.value,
						field: e,
						variables: r.variables,
						from: t
					}, r), o = Sa(e);
					if (i === void 0) {
						if (!Po.added(e)) {
							const n = z(t) ? t.__ref : t ? a.identify(t)[0] : void 0;
							u = d.merge(u, { [o]: `Can't find field '${e.name.value}' on ${n ? `${n} object` : `object ${JSON.stringify(t || {}, null, 2)}`}` }), l = nc(l, "empty");
						}
					} else if (R(i)) {
						if (i.length > 0) {
							const t = p(this.executeSubSelectedArray({
								field: e,
								array: i,
								enclosingRef: n,
								context: r
							}), o);
							i = t.result, l = nc(l, t.dataState), f.set(o, t.partialBoundaries);
						} else l = nc(l, "complete");
					} else if (!e.selectionSet) Po.added(e) || (l = nc(l, "complete"));
					else if (i != null) {
						const t = p(this.executeSelectionSet({
							selectionSet: e.selectionSet,
							objectOrReference: i,
							enclosingRef: z(i) ? i : n,
							context: r
						}), o);
						i = t.result, f.set(o, t.partialBoundaries), l = nc(l, t.dataState === "empty" ? "partial" : t.dataState);
					}
					i !== void 0 && c.push({ [o]: i });
				} else {
					const i = _a(e, r.lookupFragment);
					if (!i && e.kind === A.FRAGMENT_SPREAD) throw $i(122, e.name.value);
					if (i && a.fragmentMatches(i, s)) {
						const a = Ka(e, r.variables), o = this.execSelectionSetImpl({
							selectionSet: i.selectionSet,
							objectOrReference: t,
							enclosingRef: n,
							context: r
						}), { result: s, dataState: p } = o;
						f.merge(o.partialBoundaries), s !== void 0 && c.push(s), o.missing && (u = d.merge(u, o.missing)), a && (p === "partial" || p === "empty") && f.add(e), l = nc(l, a ? p === "empty" ? "streaming" : p === "partial" ? "deferPartial" : p : p);
					}
				}
			}
		}), l ||= "complete";
		const m = $a({
			result: eo(c),
			missing: u,
			dataState: l,
			partialBoundaries: f
		});
		return m.result && this.knownResults.set(m.result, e), m;
	}
	execSubSelectedArrayImpl({ field: e, array: t, enclosingRef: n, context: r }) {
		let i = "complete", a, o = new Aa(), s = new $s(), c = Za(e, r.variables);
		function l(e, t) {
			return e.missing && (a = o.merge(a, { [t]: e.missing })), e.result;
		}
		return e.selectionSet && (t = t.filter((e) => e === void 0 || r.store.canRead(e))), t = t.map((t, a) => {
			if (t === null) return null;
			let o;
			if (R(t) ? o = this.executeSubSelectedArray({
				field: e,
				array: t,
				enclosingRef: n,
				context: r
			}) : e.selectionSet && (o = this.executeSelectionSet({
				selectionSet: e.selectionSet,
				objectOrReference: t,
				enclosingRef: z(t) ? t : n,
				context: r
			})), o) {
				const { dataState: t } = o;
				return s.set(a, t === "partial" ? o.partialBoundaries.clone().add(e) : o.partialBoundaries), i = nc(i, c && t === "partial" ? "streamPartial" : t), l(o, a);
			}
			return t;
		}), {
			result: t,
			dataState: i,
			missing: a,
			partialBoundaries: s
		};
	}
	prunePartialBoundariesImpl({ boundaries: e, context: t, data: n, path: r, selectionSet: i }) {
		const { variables: a, lookupFragment: o, policies: s } = t;
		if (n == null || !e) return {
			result: n,
			dataState: "complete"
		};
		let c = new Aa({ arrayMerge: "truncate" }), l = !1, u = "complete", d = {};
		Object.hasOwn(n, "__typename") && (d.__typename = n.__typename);
		const f = new Set(i.selections);
		return f.forEach((i) => {
			if (!uo(i, a)) return;
			if (ba(i)) {
				const a = Sa(i);
				if (!Object.hasOwn(n, a)) return;
				const o = n[a];
				if (Array.isArray(o)) {
					const n = this.prunePartialStreamArray({
						field: i,
						array: o,
						boundaries: e.getChild(a),
						context: t,
						path: r.concat(a)
					});
					l ||= n.result !== o;
					let s = d[a], f = c.merge(s, n.result);
					s && s.length < f.length && (f = f.slice(0, s.length)), d[a] = f, u = nc(u, n.dataState);
				} else if (!i.selectionSet) d[a] = o;
				else {
					const n = this.prunePartialBoundaries({
						data: o,
						selectionSet: i.selectionSet,
						boundaries: e.getChild(a),
						context: t,
						path: r.concat(a)
					});
					l ||= n.result !== o, u = nc(u, n.dataState), d[a] = Object.hasOwn(d, a) ? c.merge(d[a], n.result) : n.result;
				}
				return;
			}
			let p = _a(i, o), m = !1;
			if (t.isDeferPending && Ka(i, a)) {
				const e = i.directives?.find((e) => e.name.value === "defer"), n = e && Vi(e, "label", A.STRING);
				m = t.isDeferPending(r, n);
			}
			p && s.fragmentMatches(p, n.__typename) && (e.has(i) || m ? u = nc(u, "streaming") : p.selectionSet.selections.forEach(f.add, f));
		}), Object.keys(d).length === Object.keys(n).length ? l && e.hasSelections() && (l = !x(d, n)) : l = !0, {
			result: l ? d : n,
			dataState: u
		};
	}
	prunePartialStreamArrayImpl({ field: e, array: t, boundaries: n, context: r, path: i }) {
		if (!n) return {
			result: t,
			dataState: "complete"
		};
		let a = !1, o = "complete", s = [], c = r.streamInfo?.peekArray(i)?.state, l = Math.min(t.length, c?.truncate ? c.streamPosition : 2 ** 53 - 1);
		for (let u = 0; u < l; u++) {
			let l = t[u], d = {
				result: l,
				dataState: "complete"
			};
			if (n.getChild(u)?.has(e)) {
				c ? (c.truncate = !0, s = s.slice(0, c.streamPosition)) : (s = [], o = "complete");
				break;
			}
			Array.isArray(l) ? d = this.prunePartialStreamArray({
				field: e,
				array: l,
				boundaries: n.getChild(u),
				context: r,
				path: i.concat(u)
			}) : e.selectionSet && (d = this.prunePartialBoundaries({
				data: l,
				selectionSet: e.selectionSet,
				boundaries: n.getChild(u),
				context: r,
				path: i.concat(u)
			})), s.push(d.result), a ||= d.result !== l, o = nc(o, d.dataState);
		}
		return a ||= s.length !== t.length, {
			result: a ? s : t,
			dataState: o
		};
	}
};
function Qs(e) {
	try {
		JSON.stringify(e, (e, t) => {
			if (typeof t == "string") throw t;
			return t;
		});
	} catch (e) {
		return e;
	}
}
var $s = class e {
	selections = /* @__PURE__ */ new Set();
	children = /* @__PURE__ */ new Map();
	add(e) {
		return this.selections.add(e), this;
	}
	has(e) {
		return this.selections.has(e);
	}
	hasSelections() {
		return this.selections.size > 0;
	}
	getChild(e) {
		return this.children.get(e);
	}
	clone() {
		return new e().merge(this);
	}
	set(e, t) {
		const n = this.getChild(e);
		this.children.set(e, n ? n.clone().merge(t) : t);
	}
	merge(e) {
		return e.selections.forEach((e) => this.add(e)), e.children.forEach((e, t) => this.set(t, e)), this;
	}
};
function ec({ dataState: e }, t) {
	return e === "deferPartial" || e === "streamPartial" ? !0 : e === "complete" || e === "streaming" ? !!(t.streamInfo || t.isDeferPending) : !1;
}
var tc = {
	empty: {
		complete: "partial",
		deferPartial: "partial",
		streaming: "partial",
		streamPartial: "partial"
	},
	deferPartial: { empty: "partial" },
	streamPartial: {
		deferPartial: "deferPartial",
		empty: "partial"
	},
	streaming: {
		deferPartial: "deferPartial",
		empty: "partial",
		streamPartial: "streamPartial"
	},
	complete: {
		deferPartial: "deferPartial",
		streaming: "streaming",
		streamPartial: "streamPartial",
		empty: "partial"
	},
	partial: {}
};
function nc(e, t) {
	return t === "partial" ? "partial" : !e || e === t ? t : tc[e][t] || e;
}
// ../../node_modules/@apollo/client/cache/inmemory/writeToStore.js
function rc(e, t, n) {
	let r = `${t}${n}`, i = e.flavors.get(r);
	return i || e.flavors.set(r, i = e.clientOnly === t && e.deferred === n ? e : {
		...e,
		clientOnly: t,
		deferred: n
	}), i;
}
var ic = class {
	cache;
	reader;
	fragments;
	constructor(e, t, n) {
		this.cache = e, this.reader = t, this.fragments = n;
	}
	writeToStore(e, { query: t, result: n, dataId: r, variables: i, overwrite: a, extensions: o, [Do]: s }) {
		const c = ya(t), l = ns();
		i = {
			...ja(c),
			...i
		};
		const u = {
			store: e,
			written: {},
			merge(e, t) {
				return l.merge(e, t);
			},
			variables: i,
			varString: Fa(i),
			...rs(t, this.fragments),
			overwrite: !!a,
			incomingById: /* @__PURE__ */ new Map(),
			clientOnly: !1,
			deferred: !1,
			flavors: /* @__PURE__ */ new Map(),
			extensions: o,
			isDeferPending: s?.isDeferPending
		}, d = this.processSelectionSet({
			result: n || {},
			dataId: r,
			selectionSet: c.selectionSet,
			mergeTree: { map: /* @__PURE__ */ new Map() },
			context: u,
			path: []
		});
		if (!z(d)) throw $i(124, n);
		return u.incomingById.forEach(({ storeObject: t, mergeTree: n, fieldNodeSet: r }, i) => {
			const a = Qa(i);
			if (n && n.map.size) {
				const e = this.applyMerges(n, a, t, u);
				if (z(e)) return;
				t = e;
			}
			e.merge(i, t);
		}), e.retain(d.__ref), d;
	}
	processSelectionSet({ dataId: e, result: t, selectionSet: n, context: r, mergeTree: i, path: a }) {
		let { policies: o } = this.cache, s = {}, c = e && o.rootTypenamesById[e] || uc(t, n, r.fragmentMap) || e && r.store.get(e, "__typename");
		typeof c == "string" && (s.__typename = c);
		const l = (...e) => {
			const t = Js(e, s, r.variables);
			if (z(t.from)) {
				const e = r.incomingById.get(t.from.__ref);
				if (e) {
					const n = o.readField({
						...t,
						from: e.storeObject
					}, r);
					if (n !== void 0) return n;
				}
			}
			return o.readField(t, r);
		}, u = /* @__PURE__ */ new Set();
		this.flattenFields(n, t, r, a, c).forEach((e, n) => {
			const r = Sa(n), d = t[r], f = [...a, r];
			if (u.add(n), d !== void 0) {
				let t = o.getStoreFieldName({
					typename: c,
					fieldName: n.name.value,
					field: n,
					variables: e.variables
				}), r = oc(i, t), a = this.processFieldValue(d, n, n.selectionSet ? rc(e, !1, e.deferred) : e, r, f), u;
				n.selectionSet && (z(a) || ts(a)) && (u = l("__typename", a));
				const p = o.getMergeFunction(c, n.name.value, u);
				p ? r.info = {
					field: n,
					typename: c,
					merge: p,
					path: f
				} : e.extensions?.[To] && Array.isArray(a) && Za(n, e.variables) ? r.info = {
					field: n,
					typename: c,
					merge: Ws,
					path: f
				} : lc(i, t), s = e.merge(s, { [t]: a });
			}
		});
		try {
			const [i, a] = o.identify(t, {
				typename: c,
				selectionSet: n,
				fragmentMap: r.fragmentMap,
				storeObject: s,
				readField: l
			});
			e ||= i, a && (s = r.merge(a, s));
		} catch (t) {
			if (!e) throw t;
		}
		if (typeof e == "string") {
			const a = Qa(e), o = r.written[e] || (r.written[e] = []);
			if (o.indexOf(n) >= 0 || (o.push(n), this.reader && this.reader.isFresh(t, a, n, r))) return a;
			const c = r.incomingById.get(e);
			return c ? (c.storeObject = r.merge(c.storeObject, s), c.mergeTree = sc(c.mergeTree, i), u.forEach((e) => c.fieldNodeSet.add(e))) : r.incomingById.set(e, {
				storeObject: s,
				mergeTree: cc(i) ? void 0 : i,
				fieldNodeSet: u
			}), a;
		}
		return s;
	}
	processFieldValue(e, t, n, r, i) {
		return !t.selectionSet || e === null ? e : R(e) ? e.map((e, a) => {
			const o = this.processFieldValue(e, t, n, oc(r, a), [...i, a]);
			return lc(r, a), o;
		}) : this.processSelectionSet({
			result: e,
			selectionSet: t.selectionSet,
			context: n,
			mergeTree: r,
			path: i
		});
	}
	flattenFields(e, t, n, r, i = uc(t, e, n.fragmentMap)) {
		const a = /* @__PURE__ */ new Map(), { policies: o } = this.cache, s = new le(!1);
		return (function e(c, l) {
			const u = s.lookup(c, l.clientOnly, l.deferred);
			u.visited || (u.visited = !0, c.selections.forEach((s) => {
				if (!uo(s, n.variables)) return;
				let { clientOnly: c, deferred: u } = l;
				if (!(c && u) && Ja(s.directives) && s.directives.forEach((e) => {
					const t = e.name.value;
					if (t === "client" && (c = !0), t === "defer") {
						const t = aa(e, n.variables);
						t && t.if === !1 || (u ||= n.isDeferPending?.(r, t?.label) ?? !0);
					}
				}), ba(s)) {
					const e = a.get(s);
					e && (c &&= e.clientOnly, u &&= e.deferred), a.set(s, rc(n, c, u));
				} else {
					const r = _a(s, n.lookupFragment);
					if (!r && s.kind === A.FRAGMENT_SPREAD) throw $i(126, s.name.value);
					r && o.fragmentMatches(r, i, t, n.variables) && e(r.selectionSet, rc(n, c, u));
				}
			}));
		})(e, n), a;
	}
	applyMerges(e, t, n, r, i) {
		if (e.map.size && !z(n)) {
			const a = !R(n) && (z(t) || ts(t)) ? t : void 0, o = n;
			a && !i && (i = [z(a) ? a.__ref : a]);
			let s, c = (e, t) => R(e) ? typeof t == "number" ? e[t] : void 0 : r.store.getFieldValue(e, String(t));
			e.map.forEach((e, t) => {
				const n = c(a, t), l = c(o, t);
				if (l === void 0) return;
				i && i.push(t);
				const u = this.applyMerges(e, n, l, r, i);
				u !== l && (s ||= /* @__PURE__ */ new Map(), s.set(t, u)), i && P(i.pop() === t);
			}), s && (n = R(o) ? o.slice(0) : { ...o }, s.forEach((e, t) => {
				n[t] = e;
			}));
		}
		return e.info ? this.cache.policies.runMergeFunction(t, n, e.info, r, i && r.store.getStorage(...i)) : n;
	}
}, ac = [];
function oc({ map: e }, t) {
	return e.has(t) || e.set(t, ac.pop() || { map: /* @__PURE__ */ new Map() }), e.get(t);
}
function sc(e, t) {
	if (e === t || !t || cc(t)) return e;
	if (!e || cc(e)) return t;
	const n = e.info && t.info ? {
		...e.info,
		...t.info
	} : e.info || t.info, r = e.map.size && t.map.size, i = {
		info: n,
		map: r ? /* @__PURE__ */ new Map() : e.map.size ? e.map : t.map
	};
	if (r) {
		const n = new Set(t.map.keys());
		e.map.forEach((e, r) => {
			i.map.set(r, sc(e, t.map.get(r))), n.delete(r);
		}), n.forEach((n) => {
			i.map.set(n, sc(t.map.get(n), e.map.get(n)));
		});
	}
	return i;
}
function cc(e) {
	return !e || !(e.info || e.map.size);
}
function lc({ map: e }, t) {
	const n = e.get(t);
	n && cc(n) && (ac.push(n), e.delete(t));
}
function uc(e, t, n) {
	let r;
	for (const n of t.selections) if (ba(n)) {
		if (n.name.value === "__typename") return e[Sa(n)];
	} else r ? r.push(n) : r = [n];
	if (typeof e.__typename == "string") return e.__typename;
	if (r) for (const t of r) {
		const r = uc(e, _a(t, n).selectionSet, n);
		if (typeof r == "string") return r;
	}
}
// ../../node_modules/@apollo/client/cache/inmemory/inMemoryCache.js
var dc = class extends Ho {
	data;
	optimisticData;
	config;
	watches = /* @__PURE__ */ new Set();
	storeReader;
	storeWriter;
	addTypenameTransform = new Ao(Po);
	maybeBroadcastWatch;
	assumeImmutableResults = !0;
	policies;
	makeVar = Ls;
	constructor(...e) {
		super(), this.config = Zo(e[0] ?? {}), this.policies = new Gs({
			cache: this,
			dataIdFromObject: this.config.dataIdFromObject,
			possibleTypes: this.config.possibleTypes,
			typePolicies: this.config.typePolicies
		}), this.init();
	}
	init() {
		const e = this.data = new cs.Root({
			policies: this.policies,
			resultCaching: this.config.resultCaching
		});
		this.optimisticData = e.stump, this.resetResultCache();
	}
	resetResultCache() {
		const { fragments: e } = this.config;
		this.addTypenameTransform.resetCache(), e?.resetCaches(), this.storeWriter = new ic(this, this.storeReader = new Zs({
			cache: this,
			fragments: e
		}), e), this.maybeBroadcastWatch = Je((e, t) => this.broadcastWatch(e, t), {
			max: oa["inMemoryCache.maybeBroadcastWatch"] || 5e3,
			makeCacheKey: (e) => {
				const t = e.optimistic ? this.optimisticData : this.data;
				if (hs(t)) {
					const { optimistic: n, id: r } = e, i = this.serializeVariables(e.query, e.variables);
					return t.makeCacheKey(e.query, e.callback, Fa({
						optimistic: n,
						id: r,
						variables: i
					}));
				}
			}
		}), (/* @__PURE__ */ new Set([this.data.group, this.optimisticData.group])).forEach((e) => e.resetCaching());
	}
	getRootTypename(e) {
		return this.policies.rootTypenamesById[`ROOT_${e.toUpperCase()}`];
	}
	getScalar(e) {
		return this.config.scalars?.[e];
	}
	getScalarTypeForField(e, t) {
		return this.policies.getScalarTypeForField(e, t);
	}
	configuresScalars() {
		return !!this.config.scalars;
	}
	serializeVariables(e, t) {
		if (!t || Object.keys(t).length === 0 || !this.config.scalars && !this.config.inputObjects) return t;
		const n = ya(e)?.variableDefinitions?.reduce((e, t) => (e[t.variable.name.value] = is(t.type), e), {});
		return !n || Object.keys(n).length === 0 ? t : this.serializeVariablesValue(t, n);
	}
	serializeVariablesValue(e, t, n, r) {
		if (e == null) return e;
		if (n) {
			const i = xa(n);
			if (i && Array.isArray(e)) return this.serializeInputArray(e, t, i[1], r);
			const a = this.getScalar(Ca(n));
			if (a) return a.coerceToSerialized(e);
		}
		return Array.isArray(e) ? this.serializeInputArray(e, t, void 0, r) : Ya(e) ? this.serializeInputObject(e, t, r) : e;
	}
	serializeInputArray(e, t, n, r) {
		let i = !1, a = e.map((e) => {
			const a = this.serializeVariablesValue(e, t, n, r);
			return i ||= a !== e, a;
		});
		return i ? a : e;
	}
	serializeInputObject(e, t, n) {
		let r = !1, i = Object.entries(e).map(([e, i]) => {
			const a = t[e], o = n ? `${n}.${e}` : e;
			if (!a) return [e, i];
			const s = this.config.inputObjects?.[Ca(a)];
			if (s) {
				const t = this.serializeVariablesValue(i, s.fields, void 0, o);
				return r ||= t !== i, [e, t];
			}
			const c = this.serializeVariablesValue(i, t, a, o);
			return r ||= c !== i, [e, c];
		});
		return r ? Object.fromEntries(i) : e;
	}
	restore(e) {
		return this.init(), e && this.data.replace(e), this;
	}
	extract(e = !1) {
		return (e ? this.optimisticData : this.data).extract();
	}
	read(e) {
		const { query: t, variables: n, returnPartialData: r = !1 } = e;
		return this.storeReader.diffQueryAgainstStore({
			...e,
			variables: this.serializeVariables(t, n),
			store: e.optimistic ? this.optimisticData : this.data,
			config: this.config,
			returnPartialData: r
		}).result;
	}
	write(e) {
		const { query: t, variables: n } = e;
		try {
			return ++this.txCount, this.storeWriter.writeToStore(this.data, {
				...e,
				variables: this.serializeVariables(t, n)
			});
		} finally {
			!--this.txCount && e.broadcast !== !1 && this.broadcastWatches();
		}
	}
	modify(e) {
		if (Jo.call(e, "id") && !e.id) return !1;
		const t = e.optimistic ? this.optimisticData : this.data;
		try {
			return ++this.txCount, t.modify(e.id || "ROOT_QUERY", e.fields, !1);
		} finally {
			!--this.txCount && e.broadcast !== !1 && this.broadcastWatches();
		}
	}
	diff(e) {
		const { variables: t } = e;
		return this.storeReader.diffQueryAgainstStore({
			...e,
			variables: this.serializeVariables(e.query, t),
			store: e.optimistic ? this.optimisticData : this.data,
			rootId: e.id || "ROOT_QUERY",
			config: this.config
		});
	}
	watch(e) {
		this.watches.size || Is(this), this.watches.add(e);
		const t = () => {
			this.watches.delete(e) && !this.watches.size && Fs(this), this.maybeBroadcastWatch.forget(e);
		};
		if (e.immediate) try {
			this.maybeBroadcastWatch(e);
		} catch (e) {
			throw t(), e;
		}
		return t;
	}
	gc(e) {
		Fa.reset(), Mo.reset();
		const t = this.optimisticData.gc();
		return e && !this.txCount && e.resetResultCache && this.resetResultCache(), t;
	}
	retain(e, t) {
		return (t ? this.optimisticData : this.data).retain(e);
	}
	release(e, t) {
		return (t ? this.optimisticData : this.data).release(e);
	}
	identify(e) {
		if (z(e)) return e.__ref;
		try {
			return this.policies.identify(e)[0];
		} catch {}
	}
	evict(e) {
		if (!e.id) {
			if (Jo.call(e, "id")) return !1;
			e = {
				...e,
				id: "ROOT_QUERY"
			};
		}
		try {
			return ++this.txCount, this.optimisticData.evict(e, this.data);
		} finally {
			!--this.txCount && e.broadcast !== !1 && this.broadcastWatches();
		}
	}
	reset(e) {
		return this.init(), Fa.reset(), e && e.discardWatches ? (this.watches.forEach((e) => this.maybeBroadcastWatch.forget(e)), this.watches.clear(), Fs(this)) : this.broadcastWatches(), Promise.resolve();
	}
	removeOptimistic(e) {
		const t = this.optimisticData.removeLayer(e);
		t !== this.optimisticData && (this.optimisticData = t, this.broadcastWatches());
	}
	txCount = 0;
	batch(e) {
		let { update: t, optimistic: n = !0, removeOptimistic: r, onWatchUpdated: i } = e, a, o = (e) => {
			const { data: n, optimisticData: r } = this;
			++this.txCount, e && (this.data = this.optimisticData = e);
			try {
				return a = t(this);
			} finally {
				--this.txCount, this.data = n, this.optimisticData = r;
			}
		}, s = /* @__PURE__ */ new Set();
		return i && !this.txCount && this.broadcastWatches({
			...e,
			onWatchUpdated(e) {
				return s.add(e), !1;
			}
		}), typeof n == "string" ? this.optimisticData = this.optimisticData.addLayer(n, o) : n === !1 ? o(this.data) : o(), typeof r == "string" && (this.optimisticData = this.optimisticData.removeLayer(r)), i && s.size ? (this.broadcastWatches({
			...e,
			onWatchUpdated(e, t) {
				const n = i.call(this, e, t);
				return n !== !1 && s.delete(e), n;
			}
		}), s.size && s.forEach((e) => this.maybeBroadcastWatch.dirty(e))) : this.broadcastWatches(e), a;
	}
	performTransaction(e, t) {
		return this.batch({
			update: e,
			optimistic: t || t !== null
		});
	}
	transformDocument(e) {
		return this.addTypenameTransform.transformDocument(this.addFragmentsToDocument(e));
	}
	fragmentMatches(e, t) {
		return this.policies.fragmentMatches(e, t);
	}
	lookupFragment(e) {
		return this.config.fragments?.lookup(e) || null;
	}
	resolvesClientField(e, t) {
		return !!this.policies.getReadFunction(e, t);
	}
	broadcastWatches(e) {
		if (!this.txCount) {
			const t = this.onAfterBroadcast, n = /* @__PURE__ */ new Set();
			this.onAfterBroadcast = (e) => {
				n.add(e);
			};
			try {
				this.watches.forEach((t) => this.maybeBroadcastWatch(t, e)), n.forEach((e) => e());
			} finally {
				this.onAfterBroadcast = t;
			}
		}
	}
	addFragmentsToDocument(e) {
		const { fragments: t } = this.config;
		return t ? t.transform(e) : e;
	}
	broadcastWatch(e, t) {
		const { lastDiff: n } = e, r = this.diff(e);
		t && (e.optimistic && typeof t.optimistic == "string" && (r.fromOptimisticTransaction = !0), t.onWatchUpdated && t.onWatchUpdated.call(this, e, r, n) === !1) || n && x(n.result, r.result) || e.callback(e.lastDiff = r, n);
	}
};
// ../../packages/client/src/typed-document.ts
function fc(e, t) {
	let n = null;
	return {
		kind: A.DOCUMENT,
		__meta__: { hash: e },
		get definitions() {
			return n ??= yi(t.join("\n"), { noLocation: !0 }).definitions, n;
		}
	};
}
function pc(e) {
	return !("__meta__" in e) || typeof e.__meta__ != "object" || e.__meta__ === null ? null : "hash" in e.__meta__ && typeof e.__meta__.hash == "string" ? e.__meta__.hash : null;
}
// ../../packages/client/src/operations.generated.ts
var mc = "fragment TokensIssuedFields on TokensIssued { __typename tokens { __typename accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt } viewer { __typename id } }", hc = "fragment AvatarFields on Media { __typename id url blurhash }", gc = "fragment UserCard on User { __typename id username displayName isVerified isPrivate avatar { __typename ...AvatarFields } }", _c = "fragment MediaFields on Media { __typename id kind status failureReason progress contentType sizeBytes fileName altText width height durationSec blurhash url }", vc = "fragment PageFields on PageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor }", yc = "fragment RefusalFields on Refusal { __typename message ... on InvalidInput { __typename problems { __typename field code message } } ... on NotAllowed { __typename reason } ... on Conflict { __typename reason } }", bc = "fragment RangeFields on TextRange { __typename start end kind user { __typename id username } tag url }", xc = "fragment StatsFields on EngagementStats { __typename reactions byReaction { __typename type count } comments shares }", Sc = "fragment VideoCard on Video { __typename id title type status failureReason progress isPlayable durationSec width height privacy createdAt thumbnail { __typename id url width height } author { __typename ...UserCard } metrics { __typename views } }", Cc = "fragment PollFields on Poll { __typename id question options { __typename id text votes percentage } multiple closesAt isClosed voters resultsVisible viewerVotes }", wc = "fragment OriginalFields on Post { __typename id text createdAt author { __typename ...UserCard } media { __typename ...MediaFields } }", Tc = "fragment PostFields on Post { __typename id text ranges { __typename ...RangeFields } author { __typename ...UserCard } media { __typename ...MediaFields } video { __typename ...VideoCard } poll { __typename ...PollFields } place { __typename name } original { __typename ... on Post { __typename ...OriginalFields } ... on UnavailablePost { __typename reason } } visibility isSensitive createdAt editedAt revision stats { __typename ...StatsFields } viewerReaction viewerHasBookmarked viewerHasShared viewerCan { __typename edit delete comment share } }", Ec = "mutation RefreshSession($refreshToken: String!) { __typename refreshSession(refreshToken: $refreshToken) { __typename ...TokensIssuedFields ...RefusalFields } }", Dc = "query HomeFeed($mode: FeedMode = LATEST, $first: Int = 10, $after: String) { __typename viewer { __typename id homeFeed(mode: $mode, first: $first, after: $after) { __typename edges { __typename cursor reason node { __typename ...PostFields } } pageInfo { __typename ...PageFields } liveCursor } } }", Oc = "mutation React($input: ReactInput!) { __typename react(input: $input) { __typename ... on ReactionSuccess { __typename subjectId viewerReaction stats { __typename ...StatsFields } } ...RefusalFields } }", kc = "mutation Unreact($subjectId: ID!) { __typename unreact(subjectId: $subjectId) { __typename ... on ReactionSuccess { __typename subjectId viewerReaction stats { __typename ...StatsFields } } ...RefusalFields } }", Ac = "subscription FeedUpdates($after: String) { feedUpdates(after: $after) { __typename ... on FeedPostAdded { __typename cursor reason post { __typename ...PostFields } } ... on FeedPostRemoved { __typename cursor postId } ... on ResyncRequired { __typename reason } } }", jc = /*#__PURE__*/ fc("493469e3860faba697965202c4e205465c5dc5cd76ac739dc3fa1394a37732e0", [
	Ec,
	mc,
	yc
]), Mc = /*#__PURE__*/ fc("c9d31059bcdf1933881bfb3e181fed0d1f692b6323a6df98e95ac221340b54ce", [
	Dc,
	bc,
	hc,
	gc,
	_c,
	Sc,
	Cc,
	wc,
	xc,
	Tc,
	vc
]), Nc = /*#__PURE__*/ fc("5894d78cfb2b2e99ac962d65d9ce0645a6fff934aed068ee7be33fc74d5a3451", [
	Oc,
	xc,
	yc
]), Pc = /*#__PURE__*/ fc("30c5cb5359285a9867ef613dd1cd0290e9b953bfdddd2a192c5cfa6540531eca", [
	kc,
	xc,
	yc
]), Fc = /*#__PURE__*/ fc("9406621b8569d52ffd86fa3d2e08172a2783210b98395fea4af533153b012deb", [
	Ac,
	bc,
	hc,
	gc,
	_c,
	Sc,
	Cc,
	wc,
	xc,
	Tc
]), Ic = {
	AccountResult: [
		"AccountSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	ChatEvent: [
		"ChatMessageAdded",
		"ChatMessageChanged",
		"ChatReceiptMoved",
		"ChatConversationChanged",
		"ChatConversationRemoved",
		"ResyncRequired"
	],
	CommentResult: [
		"CommentSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	CommentSubject: ["Post", "Video"],
	ConversationResult: [
		"ConversationSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	CreatePostResult: [
		"PostSuccess",
		"ScheduledSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	CreateUploadResult: [
		"UploadTicket",
		"InvalidInput",
		"NotAllowed"
	],
	CreateVideoResult: [
		"VideoUploadTicket",
		"InvalidInput",
		"NotAllowed",
		"Conflict"
	],
	DeleteResult: [
		"DeleteSuccess",
		"NotFound",
		"NotAllowed"
	],
	DeleteVideoResult: ["VideoDeleted", "NotFound"],
	DeviceResult: ["DeviceSuccess", "InvalidInput"],
	DraftResult: [
		"DraftSuccess",
		"InvalidInput",
		"NotFound"
	],
	FeedUpdate: [
		"FeedPostAdded",
		"FeedPostRemoved",
		"ResyncRequired"
	],
	ForwardResult: [
		"ForwardSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed"
	],
	InviteLinkResult: [
		"InviteLinkSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed"
	],
	JoinResult: [
		"ConversationSuccess",
		"JoinRequested",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	LeaveResult: [
		"LeaveSuccess",
		"NotFound",
		"NotAllowed"
	],
	LogInResult: [
		"TokensIssued",
		"TwoFactorRequired",
		"InvalidCredentials"
	],
	MediaResult: [
		"MediaSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed"
	],
	MediaUpdate: ["MediaChanged", "ResyncRequired"],
	MessageContent: [
		"TextContent",
		"MediaContent",
		"LocationContent",
		"ContactContent",
		"StickerContent",
		"SystemContent"
	],
	MessageResult: [
		"MessageSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	MessageStreamEvent: ["StreamedMessage", "ResyncRequired"],
	MuteThreadResult: ["ThreadMuted", "NotFound"],
	NotificationEvent: [
		"NotificationArrived",
		"NotificationBadgeChanged",
		"ResyncRequired"
	],
	NotificationPreferencesResult: [
		"NotificationPreferencesSuccess",
		"InvalidInput",
		"NotAllowed"
	],
	NotificationsResult: ["NotificationsSuccess", "NotFound"],
	NotificationSubject: [
		"User",
		"Post",
		"Comment",
		"Video",
		"Message",
		"Conversation"
	],
	PasskeyChallengeResult: ["PasskeyChallenge", "NotAllowed"],
	PollResult: [
		"PollSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed"
	],
	PostReference: ["Post", "UnavailablePost"],
	PostResult: [
		"PostSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	PostUpdate: [
		"PostStatsChanged",
		"PostCommentAdded",
		"PostEdited",
		"PostDeleted",
		"ResyncRequired"
	],
	PrivacyResult: ["PrivacySuccess", "InvalidInput"],
	ProfileResult: [
		"ProfileSuccess",
		"InvalidInput",
		"NotFound",
		"Conflict"
	],
	ReactionResult: [
		"ReactionSuccess",
		"NotFound",
		"NotAllowed"
	],
	ReadResult: ["ReadSuccess", "NotFound"],
	RecoveryCodesResult: [
		"RecoveryCodes",
		"NotAllowed",
		"InvalidCredentials"
	],
	RefreshResult: ["TokensIssued", "InvalidCredentials"],
	Refusal: [
		"Conflict",
		"InvalidCredentials",
		"InvalidInput",
		"NotAllowed",
		"NotFound"
	],
	RegisterResult: ["RegisterSuccess", "InvalidInput"],
	RelationResult: [
		"RelationSuccess",
		"NotFound",
		"NotAllowed",
		"InvalidInput"
	],
	ReportResult: [
		"ReportSuccess",
		"InvalidInput",
		"NotFound",
		"Conflict"
	],
	SimpleResult: [
		"Done",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	StepUpResult: ["TokensIssued", "InvalidCredentials"],
	TokensResult: [
		"TokensIssued",
		"InvalidInput",
		"InvalidCredentials",
		"NotAllowed"
	],
	TwoFactorSetupResult: ["TwoFactorSetup", "NotAllowed"],
	VerifyEmailResult: ["TokensIssued", "NotAllowed"],
	VideoResult: [
		"VideoSuccess",
		"InvalidInput",
		"NotFound",
		"NotAllowed",
		"Conflict"
	],
	VideoUpdate: ["VideoChanged", "ResyncRequired"],
	WatchSessionResult: ["WatchSession", "NotFound"]
}, Lc = {
	Query: {
		accounts: ["query", "status"],
		auditLog: [
			"accountId",
			"action",
			"since",
			"until"
		],
		loginAttempts: ["accountId", "ip"],
		searchMessages: ["query"],
		maintenanceRuns: ["task"],
		trendingPosts: [],
		nearbyPosts: ["near", "radiusMeters"],
		searchPosts: [
			"query",
			"filter",
			"sort"
		],
		searchUsers: ["query"],
		reports: ["status"],
		shortsFeed: [],
		trendingVideos: ["type"],
		searchVideos: ["query", "type"]
	},
	Viewer: {
		conversations: ["folder"],
		starredMessages: [],
		notifications: ["unreadOnly", "types"],
		homeFeed: ["mode"],
		bookmarks: [],
		drafts: [],
		scheduledPosts: [],
		followRequests: [],
		sentFollowRequests: [],
		blockedUsers: [],
		mutedUsers: [],
		followedVideos: [],
		watchLater: [],
		watchHistory: [],
		uploads: ["status"]
	},
	User: {
		posts: ["section"],
		comments: [],
		followers: [],
		following: [],
		friends: [],
		mutualFriends: [],
		videos: ["type"]
	},
	Post: {
		revisions: [],
		reactions: ["type"],
		comments: ["sort", "flat"]
	},
	Video: {
		reactions: ["type"],
		comments: ["sort", "flat"]
	},
	Comment: { replies: ["sort"] },
	Hashtag: { posts: ["sort"] },
	Conversation: {
		messages: ["aroundSeq"],
		members: [],
		pinnedMessages: [],
		media: ["kind"],
		search: ["query"]
	}
}, Rc = [
	"ChatBadge",
	"EngagementStats",
	"NotificationBadge",
	"NotificationPreferences",
	"PostPermissions",
	"Presence",
	"PrivacySettings",
	"Relation",
	"UserStats",
	"VideoMetrics"
];
function zc() {
	const e = {
		Hashtag: { keyFields: ["tag"] },
		PollOption: { keyFields: !1 },
		VideoImage: { keyFields: !1 }
	};
	for (const t of Rc) e[t] = { merge: !0 };
	for (const [t, n] of Object.entries(Lc)) {
		const r = Object.entries(n).map(([e, t]) => [e, Ro(t.length !== 0 && [...t])]);
		e[t] = {
			...e[t],
			fields: Object.fromEntries(r)
		};
	}
	return e;
}
function Bc() {
	return new dc({
		typePolicies: zc(),
		possibleTypes: Ic
	});
}
// ../../packages/client/src/connections.ts
function Vc(e, t, n, r, i, a = {}) {
	Hc(e, t, n, (t, n) => {
		if (a.isList?.(n) === !1 || i === "end" && t.pageInfo.hasNextPage) return t;
		const o = e.identify({ ...r });
		if (o === void 0 || t.edges.some((e) => e.node.__ref === o)) return t;
		const s = {
			...t.edges[0],
			...a.edge,
			cursor: "",
			node: { __ref: o }
		};
		return {
			...t,
			edges: i === "start" ? [s, ...t.edges] : [...t.edges, s]
		};
	});
}
function Hc(e, t, n, r) {
	const i = e.identify({ ...t });
	i !== void 0 && e.modify({
		id: i,
		fields: { [n]: (e, { storeFieldName: t }) => Uc(e) ? r(e, t) : e }
	});
}
function Uc(e) {
	return typeof e == "object" && !!e && "edges" in e && Array.isArray(e.edges);
}
// ../../node_modules/@apollo/client/incremental/handlers/notImplemented.js
var Wc = class {
	isIncrementalResult(e) {
		return !1;
	}
	prepareRequest(e) {
		return P(!Ua(["defer", "stream"], e.query), 70), e;
	}
	extractErrors() {}
	startRequest = void 0;
};
// ../../node_modules/@apollo/client/link/utils/createOperation.js
function Gc(e, { client: t }) {
	let n = {
		query: e.query,
		variables: e.variables || {},
		extensions: e.extensions || {},
		operationName: sa(e.query),
		operationType: ya(e.query).operation
	}, r = { ...e.context }, i = (e) => {
		r = typeof e == "function" ? {
			...r,
			...e(a())
		} : {
			...r,
			...e
		};
	}, a = () => Object.freeze({ ...r });
	return Object.defineProperty(n, "setContext", {
		enumerable: !1,
		value: i
	}), Object.defineProperty(n, "getContext", {
		enumerable: !1,
		value: a
	}), Object.defineProperty(n, "client", {
		enumerable: !1,
		value: t
	}), n;
}
// ../../node_modules/@apollo/client/link/utils/filterOperationVariables.js
function Kc(e, t) {
	const n = { ...e }, r = new Set(Object.keys(e));
	return zi(t, { Variable(e, t, n) {
		n && n.kind !== "VariableDefinition" && r.delete(e.name.value);
	} }), r.forEach((e) => {
		delete n[e];
	}), n;
}
// ../../node_modules/@apollo/client/link/core/ApolloLink.js
var qc = class e {
	static empty() {
		return new e(() => dn);
	}
	static from(t) {
		if (t.length === 0) return e.empty();
		const [n, ...r] = t;
		return n.concat(...r);
	}
	static split(t, n, r = new e((e, t) => t(e))) {
		const i = new e((e, i) => t(e) ? n.request(e, i) : r.request(e, i));
		return Object.assign(i, {
			left: n,
			right: r
		});
	}
	static execute(e, t, n) {
		return e.request(Gc(t, n), () => dn);
	}
	static concat(...t) {
		return e.from(t);
	}
	constructor(e) {
		e && (this.request = e);
	}
	split(t, n, r) {
		return this.concat(e.split(t, n, r));
	}
	concat(...e) {
		return e.length === 0 ? this : e.reduce(this.combine.bind(this), this);
	}
	combine(t, n) {
		const r = new e((e, r) => t.request(e, (e) => n.request(e, r)));
		return Object.assign(r, {
			left: t,
			right: n
		});
	}
	request(e, t) {
		throw $i(67);
	}
	left;
	right;
}, Jc = qc.execute;
// ../../node_modules/@apollo/client/errors/utils.js
function Yc(e, t) {
	return typeof e == "object" && !!e && e[Symbol.for("apollo.error")] === t;
}
function Xc(e) {
	Object.defineProperty(e, Symbol.for("apollo.error"), {
		value: e.name,
		enumerable: !1,
		writable: !1,
		configurable: !1
	});
}
// ../../node_modules/@apollo/client/errors/CombinedProtocolErrors.js
function Zc(e) {
	return e.map((e) => e.message || "Error message not found.").join("\n");
}
var Qc = class e extends Error {
	static is(e) {
		return Yc(e, "CombinedProtocolErrors");
	}
	static formatMessage = Zc;
	errors;
	constructor(t) {
		super(e.formatMessage(t, { defaultFormatMessage: Zc })), this.name = "CombinedProtocolErrors", this.errors = t, Xc(this), Object.setPrototypeOf(this, e.prototype);
	}
};
// ../../node_modules/@apollo/client/errors/isErrorLike.js
function $c(e) {
	return typeof e == "object" && !!e && typeof e.message == "string" && typeof e.name == "string" && (typeof e.stack == "string" || e.stack === void 0);
}
// ../../node_modules/@apollo/client/errors/UnconventionalError.js
var el = class e extends Error {
	static is(e) {
		return Yc(e, "UnconventionalError");
	}
	constructor(t) {
		super("An error of unexpected shape occurred.", { cause: t }), this.name = "UnconventionalError", Xc(this), Object.setPrototypeOf(this, e.prototype);
	}
};
// ../../node_modules/@apollo/client/errors/CombinedGraphQLErrors.js
function tl(e) {
	return e.filter((e) => e).map((e) => e.message || "Error message not found.").join("\n");
}
var nl = class e extends Error {
	static is(e) {
		return Yc(e, "CombinedGraphQLErrors");
	}
	static formatMessage = tl;
	errors;
	data;
	extensions;
	constructor(t, n = t.errors || []) {
		super(e.formatMessage(n, {
			result: t,
			defaultFormatMessage: tl
		})), this.errors = n, this.data = t.data, this.extensions = t.extensions, this.name = "CombinedGraphQLErrors", Xc(this), Object.setPrototypeOf(this, e.prototype);
	}
}, rl = /* @__PURE__ */ new WeakSet();
function il(e) {
	rl.add(e);
}
// ../../node_modules/@apollo/client/errors/ServerError.js
var al = class e extends Error {
	static is(e) {
		return Yc(e, "ServerError");
	}
	response;
	statusCode;
	bodyText;
	constructor(t, n) {
		super(t), this.name = "ServerError", this.response = n.response, this.statusCode = n.response.status, this.bodyText = n.bodyText, Xc(this), Object.setPrototypeOf(this, e.prototype);
	}
}, ol = class e extends Error {
	static is(e) {
		return Yc(e, "ServerParseError");
	}
	response;
	statusCode;
	bodyText;
	constructor(t, n) {
		super(t instanceof Error ? t.message : "Could not parse server response", { cause: t }), this.name = "ServerParseError", this.response = n.response, this.statusCode = n.response.status, this.bodyText = n.bodyText, Xc(this), Object.setPrototypeOf(this, e.prototype);
	}
}, sl = Symbol();
function cl(e) {
	return "extensions" in e && Qc.is(e.extensions[sl]);
}
function ll(e) {
	return $c(e) ? e : typeof e == "string" ? Error(e, { cause: e }) : new el(e);
}
// ../../node_modules/@apollo/client/core/dataStateErrorCache.js
var ul = /* @__PURE__ */ new WeakMap(), H;
((e) => {
	e[e.loading = 1] = "loading", e[e.setVariables = 2] = "setVariables", e[e.fetchMore = 3] = "fetchMore", e[e.refetch = 4] = "refetch", e[e.poll = 6] = "poll", e[e.ready = 7] = "ready", e[e.error = 8] = "error", e[e.streaming = 9] = "streaming";
})(H ||= {});
// ../../node_modules/@apollo/client/core/ObservableQuery.js
var { assign: dl, hasOwnProperty: fl } = Object, pl = {
	loading: !0,
	networkStatus: H.loading,
	data: void 0,
	dataState: "empty",
	partial: !0
}, ml = {
	loading: !1,
	networkStatus: H.ready,
	data: void 0,
	dataState: "empty",
	partial: !0
}, hl = /* @__PURE__ */ new WeakMap();
function U(e, t) {
	const n = e[t];
	typeof n == "function" && (e[t] = function() {
		return hl.set(e, (hl.get(e) + 1) % 0x38d7ea4c68000), n.apply(this, arguments);
	});
}
var gl = class {
	options;
	queryName;
	variablesUnknown = !1;
	didWarnOnFeud = !1;
	lastMissing;
	get query() {
		return this.lastQuery;
	}
	get variables() {
		return this.options.variables;
	}
	unsubscribeFromCache;
	input;
	subject;
	isTornDown;
	queryManager;
	subscriptions = /* @__PURE__ */ new Set();
	waitForNetworkResult;
	lastQuery;
	linkSubscription;
	pollingInfo;
	get networkStatus() {
		return this.subject.getValue().result.networkStatus;
	}
	get cache() {
		return this.queryManager.cache;
	}
	constructor({ queryManager: e, options: t, transformedQuery: n = e.transform(t.query) }) {
		this.queryManager = e;
		const { cache: r } = e;
		hl.has(r) || (hl.set(r, 0), U(r, "evict"), U(r, "modify"), U(r, "reset")), this.waitForNetworkResult = t.fetchPolicy === "network-only", this.isTornDown = !1, this.subscribeToMore = this.subscribeToMore.bind(this), this.maskResult = this.maskResult.bind(this);
		const { watchQuery: { fetchPolicy: i = "cache-first" } = {} } = e.defaultOptions, { fetchPolicy: a = i, initialFetchPolicy: o = a === "standby" ? i : a } = t;
		t[Eo] && (P(a === "standby", 85), this.variablesUnknown = !0), this.lastQuery = n, this.options = {
			...t,
			initialFetchPolicy: o,
			fetchPolicy: a,
			variables: this.getVariablesWithDefaults(t.variables)
		}, this.initializeObservablesQueue(), this["@@observable"] = () => this, Symbol.observable && (this[Symbol.observable] = () => this);
		const s = ya(this.query);
		this.queryName = s && s.name && s.name.value;
	}
	initializeObservablesQueue() {
		this.subject = new Kt({
			query: this.query,
			variables: this.variables,
			result: pl,
			meta: {}
		});
		const e = this.subject.pipe(mr({
			subscribe: () => {
				this.subject.observed || (this.reobserve(), setTimeout(() => this.updatePolling()));
			},
			unsubscribe: () => {
				this.subject.observed || this.tearDownQuery();
			}
		}), _o(({ query: e, variables: t, result: n, meta: r }, i) => {
			const { shouldEmit: a } = r;
			if (n === pl && (i.previous = void 0, i.previousVariables = void 0), this.options.fetchPolicy === "standby" || a === 2) return;
			if (a === 1) return c();
			const { previous: o, previousVariables: s } = i;
			if (o) {
				const r = this.queryManager.getDocumentInfo(e), i = this.queryManager.dataMasking, a = i ? r.nonReactiveQuery : e;
				if ((i || r.hasNonreactiveDirective ? vo(a, o, n, t) : x(o, n)) && x(s, t)) return;
			}
			return a === 3 && (!this.options.notifyOnNetworkStatusChange || x(o, n)) ? void 0 : c();
			function c() {
				return i.previous = n, i.previousVariables = t, n;
			}
		}, () => ({})));
		this.pipe = e.pipe.bind(e), this.subscribe = e.subscribe.bind(e), this.input = new Wt(), this.input.complete = () => {}, this.input.pipe(this.operator).subscribe(this.subject);
	}
	subscribe;
	pipe;
	[Symbol.observable];
	"@@observable";
	getCacheDiff({ optimistic: e = !0 } = {}) {
		return ho(this.cache.diff({
			query: this.query,
			variables: this.variables,
			returnPartialData: !0,
			optimistic: e,
			[Do]: void 0
		}));
	}
	getInitialResult(e) {
		let t = e || this.options.fetchPolicy;
		this.queryManager.prioritizeCacheValues && (t === "network-only" || t === "cache-and-network") && (t = "cache-first");
		const n = () => {
			let e = this.getCacheDiff(), { dataState: t } = e, n = this.options.returnPartialData || e.complete ? e.result ?? void 0 : void 0;
			return n === void 0 && (t = "empty"), this.maskResult({
				data: n,
				dataState: t,
				loading: !e.complete,
				networkStatus: e.complete ? H.ready : H.loading,
				partial: !e.complete
			});
		};
		switch (t) {
			case "cache-only": return {
				...n(),
				loading: !1,
				networkStatus: H.ready
			};
			case "cache-first": return n();
			case "cache-and-network": return {
				...n(),
				loading: !0,
				networkStatus: H.loading
			};
			case "standby": return ml;
			default: return pl;
		}
	}
	resubscribeCache() {
		const { variables: e, fetchPolicy: t } = this.options, n = this.query, r = t === "standby" || t === "no-cache" || this.waitForNetworkResult, i = !_l({
			query: n,
			variables: e
		}, this.unsubscribeFromCache) && !this.waitForNetworkResult;
		if ((r || i) && this.unsubscribeFromCache?.(), r || !i) return;
		const a = {
			query: n,
			variables: e,
			optimistic: !0,
			watcher: this,
			callback: (e) => {
				const t = this.queryManager.getDocumentInfo(n);
				if ((t.hasClientExports || t.hasForcedResolvers) && (a.lastDiff = void 0), a.lastOwnDiff === e) return;
				const { result: r } = this.subject.getValue();
				(e.complete || !r.error && r !== pl && r !== ml) && (x(r.data, e.result) || this.scheduleNotify());
			}
		}, o = this.cache.watch(a);
		this.unsubscribeFromCache = Object.assign(() => {
			this.unsubscribeFromCache = void 0, o();
		}, {
			query: n,
			variables: e
		});
	}
	stableLastResult;
	getCurrentResult() {
		let { result: e } = this.subject.getValue(), t = e.networkStatus === H.error || this.hasObservers() || this.options.fetchPolicy === "no-cache" ? e : this.getInitialResult();
		return t === pl && (t = this.getInitialResult()), x(this.stableLastResult, t) || (this.stableLastResult = t), this.stableLastResult;
	}
	refetch(e) {
		const { fetchPolicy: t } = this.options, n = { pollInterval: 0 };
		return n.fetchPolicy = t === "no-cache" ? "no-cache" : "network-only", e && !x(this.variables, e) && (n.variables = this.options.variables = this.getVariablesWithDefaults({
			...this.variables,
			...e
		})), this._reobserve(n, { newNetworkStatus: H.refetch });
	}
	fetchMore({ query: e, variables: t, context: n, errorPolicy: r, updateQuery: i }) {
		P(this.options.fetchPolicy !== "cache-only", 87, sa(this.query, "(anonymous)"));
		const a = {
			...L(this.options, { errorPolicy: "none" }, {
				query: e,
				context: n,
				errorPolicy: r
			}),
			variables: e ? t : {
				...this.variables,
				...t
			},
			fetchPolicy: "no-cache",
			notifyOnNetworkStatusChange: this.options.notifyOnNetworkStatusChange
		};
		a.query = this.transformDocument(a.query), this.lastQuery = e ? this.transformDocument(this.options.query) : a.query;
		let o = !1, s = this.options.fetchPolicy !== "no-cache";
		s || P(i, 88);
		const { finalize: c, pushNotification: l } = this.pushOperation(H.fetchMore);
		l({
			source: "newNetworkStatus",
			kind: "N",
			value: {}
		}, { shouldEmit: 3 });
		const { promise: u, operator: d } = vl(), { observable: f } = this.queryManager.fetchObservableWithInfo(a, {
			networkStatus: H.fetchMore,
			exposeExtensions: !0
		}), p = f.pipe(d, ar((e) => e.kind === "N" && e.source === "network")).subscribe({ next: (e) => {
			o = !1;
			const t = e.value, n = t[wo];
			if (V(e.value.networkStatus) && c(), s) {
				const e = this.getCacheDiff();
				this.cache.batch({
					update: (e) => {
						i ? e.updateQuery({
							query: this.query,
							variables: this.variables,
							returnPartialData: !0,
							optimistic: !1,
							extensions: n
						}, (e) => i(e, {
							fetchMoreResult: t.data,
							variables: a.variables
						})) : e.writeQuery({
							query: a.query,
							variables: a.variables,
							data: t.data,
							extensions: n
						});
					},
					onWatchUpdated: (n, r) => {
						if (n.watcher === this && !x(r.result, e.result)) {
							o = !0;
							const e = this.getCurrentResult();
							Vo(t.networkStatus) && l({
								kind: "N",
								source: "network",
								value: {
									...e,
									networkStatus: t.networkStatus === H.error ? H.ready : t.networkStatus,
									loading: !1,
									data: r.result,
									dataState: r.complete ? "complete" : "streaming"
								}
							});
						}
					}
				});
			} else {
				const e = this.getCurrentResult(), n = i(e.data, {
					fetchMoreResult: t.data,
					variables: a.variables
				});
				l({
					kind: "N",
					value: {
						...e,
						networkStatus: H.ready,
						loading: !1,
						data: n,
						dataState: e.dataState === "streaming" ? "streaming" : "complete"
					},
					source: "network"
				});
			}
		} });
		return ro(u.then((e) => go(this.maskResult(e))).finally(() => {
			if (p.unsubscribe(), c(), s && !o) {
				const e = this.getCurrentResult();
				e.dataState === "streaming" ? l({
					kind: "N",
					source: "network",
					value: {
						...e,
						dataState: "complete",
						networkStatus: H.ready
					}
				}) : l({
					kind: "N",
					source: "newNetworkStatus",
					value: {}
				}, { shouldEmit: 1 });
			}
		}));
	}
	subscribeToMore(e) {
		const t = this.queryManager.startGraphQLSubscription({
			query: e.document,
			variables: e.variables,
			context: e.context
		}).subscribe({ next: (t) => {
			const { updateQuery: n, onError: r } = e, { error: i } = t;
			i ? r ? r(i) : P.error(89, i) : n && this.updateQuery((e, r) => n(e, {
				subscriptionData: t,
				...r
			}));
		} });
		return this.subscriptions.add(t), () => {
			this.subscriptions.delete(t) && t.unsubscribe();
		};
	}
	applyOptions(e) {
		const t = L(this.options, e || {});
		dl(this.options, t), this.updatePolling();
	}
	async setVariables(e) {
		return e = this.getVariablesWithDefaults(e), x(this.variables, e) || (this.options.variables = e, !this.hasObservers()) ? go(this.getCurrentResult()) : this._reobserve({
			fetchPolicy: this.options.initialFetchPolicy,
			variables: e
		}, { newNetworkStatus: H.setVariables });
	}
	updateQuery(e) {
		const { queryManager: t } = this, { result: n, complete: r } = this.getCacheDiff({ optimistic: !1 }), i = e(n, {
			variables: this.variables,
			complete: !!r,
			previousData: n
		});
		i && (this.cache.writeQuery({
			query: this.options.query,
			data: i,
			variables: this.variables
		}), t.broadcastQueries());
	}
	startPolling(e) {
		this.options.pollInterval = e, this.updatePolling();
	}
	stopPolling() {
		this.options.pollInterval = 0, this.updatePolling();
	}
	applyNextFetchPolicy(e, t) {
		if (t.nextFetchPolicy) {
			const { fetchPolicy: n = "cache-first", initialFetchPolicy: r = n } = t;
			n === "standby" || (t.fetchPolicy = typeof t.nextFetchPolicy == "function" ? t.nextFetchPolicy.call(t, n, {
				reason: e,
				options: t,
				observable: this,
				initialFetchPolicy: r
			}) : e === "variables-changed" ? r : t.nextFetchPolicy);
		}
		return t.fetchPolicy;
	}
	fetch(e, t, n, r) {
		const i = this.options.fetchPolicy;
		e.context ??= {};
		let a = !1, { observable: o, fromLink: s } = this.queryManager.fetchObservableWithInfo(e, {
			networkStatus: t,
			query: n,
			onCacheHit: () => {
				a = !0;
			},
			fetchQueryOperator: (e) => new O((n) => {
				try {
					return e.subscribe({
						next(e) {
							a = !0, n.next(e);
						},
						error: (e) => n.error(e),
						complete: () => n.complete()
					});
				} finally {
					a || (u.override = t, this.input.next({
						kind: "N",
						source: "newNetworkStatus",
						value: { resetError: !0 },
						query: c,
						variables: l,
						meta: {
							shouldEmit: 3,
							fetchPolicy: i
						}
					}));
				}
			}),
			observableQuery: this
		}), { query: c, variables: l } = this, u = {
			abort: () => {
				f.unsubscribe();
			},
			query: c,
			variables: l
		};
		this.activeOperations.add(u);
		let d = t == H.refetch || t == H.setVariables;
		o = o.pipe(r, dr());
		const f = o.pipe(mr({
			next: (e) => {
				e.source === "newNetworkStatus" || e.kind === "N" && e.value.loading ? u.override = t : delete u.override;
			},
			finalize: () => this.activeOperations.delete(u)
		})).subscribe({ next: (e) => {
			const t = {};
			d && e.kind === "N" && "loading" in e.value && !e.value.loading && (d = !1, t.shouldEmit = 1), this.input.next({
				...e,
				query: c,
				variables: l,
				meta: t
			});
		} });
		return {
			fromLink: s,
			subscription: f,
			observable: o
		};
	}
	didWarnCacheOnlyPolling = !1;
	updatePolling() {
		if (this.queryManager.ssrMode) return;
		const { pollingInfo: e, options: { fetchPolicy: t, pollInterval: n } } = this, r = () => {
			const { options: e } = this;
			return !e.pollInterval || !this.hasObservers() || e.fetchPolicy === "cache-only" || e.fetchPolicy === "standby";
		};
		if (r()) {
			this.cancelPolling();
			return;
		}
		if (e?.interval === n) return;
		const i = e || (this.pollingInfo = {});
		i.interval = n;
		const a = () => {
			if (r()) return this.cancelPolling();
			this.pollingInfo && (!Vo(this.networkStatus) && !this.options.skipPollAttempt?.() ? this._reobserve({ fetchPolicy: this.options.initialFetchPolicy === "no-cache" ? "no-cache" : "network-only" }, { newNetworkStatus: H.poll }).then(o, o) : o());
		}, o = () => {
			const e = this.pollingInfo;
			e && (clearTimeout(e.timeout), e.timeout = setTimeout(a, e.interval));
		};
		o();
	}
	cancelPolling() {
		this.pollingInfo && (clearTimeout(this.pollingInfo.timeout), delete this.pollingInfo);
	}
	reobserve(e) {
		return this._reobserve(e);
	}
	_reobserve(e, t) {
		this.isTornDown = !1;
		let { newNetworkStatus: n, keepLastMissing: r } = t || {};
		r || (this.lastMissing = void 0), this.queryManager.obsQueries.add(this);
		const i = n === H.refetch || n === H.poll, a = this.variables, o = this.options.fetchPolicy, s = L(this.options, e || {});
		this.variablesUnknown &&= s.fetchPolicy === "standby";
		const c = i ? s : dl(this.options, s), l = this.transformDocument(c.query);
		this.lastQuery = l, e && "variables" in e && (c.variables = this.getVariablesWithDefaults(e.variables)), i || (this.updatePolling(), e && e.variables && !x(e.variables, a) && c.fetchPolicy !== "standby" && (c.fetchPolicy === o || typeof c.nextFetchPolicy == "function") && (this.applyNextFetchPolicy("variables-changed", c), n === void 0 && (n = H.setVariables)));
		const u = this.networkStatus;
		n || (n = H.loading, u !== H.loading && e?.variables && !x(e.variables, a) && (n = H.setVariables), c.fetchPolicy === "standby" && (n = H.ready)), c.fetchPolicy === "standby" && this.cancelPolling(), this.resubscribeCache();
		const { promise: d, operator: f } = vl(c.fetchPolicy === "standby" ? { data: void 0 } : void 0), { subscription: p, observable: m, fromLink: h } = this.fetch(c, n, l, f);
		i || !h && this.linkSubscription || (this.linkSubscription && this.linkSubscription.unsubscribe(), this.linkSubscription = p);
		const g = Object.assign(ro(d.then((e) => go(this.maskResult(e))).finally(() => {
			!this.hasObservers() && this.activeOperations.size === 0 && this.tearDownQuery();
		})), { retain: () => {
			const e = m.subscribe({}), t = () => e.unsubscribe();
			return d.then(t, t), g;
		} });
		return g;
	}
	hasObservers() {
		return this.subject.observed;
	}
	stop() {
		this.subject.complete(), this.initializeObservablesQueue(), this.tearDownQuery();
	}
	tearDownQuery() {
		this.isTornDown || (this.resetNotifications(), this.unsubscribeFromCache?.(), this.linkSubscription && (this.linkSubscription.unsubscribe(), delete this.linkSubscription), this.stopPolling(), this.subscriptions.forEach((e) => e.unsubscribe()), this.subscriptions.clear(), this.queryManager.obsQueries.delete(this), this.isTornDown = !0, this.abortActiveOperations(), this.lastMissing = void 0);
	}
	transformDocument(e) {
		return this.queryManager.transform(e);
	}
	maskResult(e) {
		const t = this.queryManager.maskOperation({
			document: this.query,
			data: e.data,
			fetchPolicy: this.options.fetchPolicy,
			cause: this
		});
		return t === e.data ? e : {
			...e,
			data: t
		};
	}
	dirty = !1;
	notifyTimeout;
	resetNotifications() {
		this.notifyTimeout &&= (clearTimeout(this.notifyTimeout), void 0), this.dirty = !1;
	}
	scheduleNotify() {
		this.dirty || (this.dirty = !0, this.notifyTimeout ||= setTimeout(() => this.notify(!0), 0));
	}
	notify(e = !1) {
		if (!e) {
			const e = this.queryManager.getDocumentInfo(this.query);
			if (e.hasClientExports || e.hasForcedResolvers) return;
		}
		const { dirty: t, lastMissing: n } = this, { fetchPolicy: r } = this.options;
		if (this.resetNotifications(), !t || r !== "cache-only" && r !== "cache-and-network" && this.activeOperations.size) return;
		const i = this.getCacheDiff(), a = this.getCurrentResult();
		if (!x(i.result, this.getCacheDiff({ optimistic: !1 }).result) || !i.complete && a.networkStatus === H.streaming) this.deliverCacheDiff(i);
		else {
			if (i.complete) this.lastMissing = void 0;
			else if (!n || n.dmCount !== hl.get(this.cache) || !x(n.variables, this.variables) || !x(n.missing, i.missing?.missing)) this.didWarnOnFeud = !1, this.lastMissing = {
				variables: this.variables,
				missing: i.missing?.missing,
				dmCount: hl.get(this.cache)
			};
			else if (r !== "cache-only") {
				a.dataState === "partial" && this.deliverCacheDiff(i);
				return;
			}
			this.reobserveCacheFirst();
		}
	}
	deliverCacheDiff(e) {
		const t = this.getCurrentResult();
		this.input.next({
			kind: "N",
			value: {
				data: e.result,
				dataState: e.dataState,
				networkStatus: t.networkStatus,
				loading: t.loading,
				error: void 0,
				partial: !e.complete
			},
			source: "cache",
			query: this.query,
			variables: this.variables,
			meta: {}
		});
	}
	activeOperations = /* @__PURE__ */ new Set();
	pushOperation(e) {
		let t = !1, { query: n, variables: r } = this, i = () => {
			this.activeOperations.delete(a);
		}, a = {
			override: e,
			abort: () => {
				t = !0, i();
			},
			query: n,
			variables: r
		};
		return this.activeOperations.add(a), {
			finalize: i,
			pushNotification: (e, i) => {
				t || this.input.next({
					...e,
					query: n,
					variables: r,
					meta: { ...i }
				});
			}
		};
	}
	calculateNetworkStatus(e) {
		return e === H.streaming ? e : Array.from(this.activeOperations.values()).reverse().find((e) => _l(e, this) && e.override !== void 0)?.override ?? e;
	}
	abortActiveOperations() {
		this.activeOperations.forEach((e) => e.abort());
	}
	reset() {
		const e = this.options.fetchPolicy === "cache-only";
		this.lastMissing = void 0, this.setResult(e ? ml : pl, { shouldEmit: e ? 1 : 2 }), this.abortActiveOperations();
	}
	setResult(e, t) {
		this.input.next({
			source: "setResult",
			kind: "N",
			value: e,
			query: this.query,
			variables: this.variables,
			meta: { ...t }
		});
	}
	operator = _o((e) => {
		const { query: t, meta: n } = e;
		if (e.source === "setResult") return {
			query: t,
			variables: this.variables,
			result: e.value,
			meta: n
		};
		if (e.kind === "C") return;
		const r = "resolvedVariables" in e ? e.resolvedVariables : void 0;
		if (e.query !== this.query) return;
		if (!x(r, this.variables)) {
			if (!x(e.variables, this.variables)) return;
			r && (this.options.variables = r, this.resubscribeCache());
		}
		let i = this.variables, a, o = this.subject.getValue();
		if (e.source === "cache") {
			if (a = e.value, a.networkStatus === H.ready && a.dataState === "partial" && (!this.options.returnPartialData || o.result.networkStatus === H.error) && this.options.fetchPolicy !== "cache-only") return;
		} else if (e.source === "network") this.waitForNetworkResult && (this.waitForNetworkResult = !1, this.resubscribeCache()), a = e.kind === "E" ? {
			..._l(o, e) || r && x(r, o.variables) ? o.result : {
				data: void 0,
				dataState: "empty",
				partial: !0
			},
			error: e.error,
			networkStatus: H.error,
			loading: !1
		} : e.value, e.kind === "E" && a.dataState === "streaming" && (a.dataState = ul.get(e.error) ?? "complete"), a.error && (n.shouldEmit = 1);
		else if (e.source === "newNetworkStatus") {
			const t = _l(o, e) ? o.result : this.getInitialResult(n.fetchPolicy), { resetError: r } = e.value, i = r ? void 0 : t.error, s = i ? H.error : H.ready;
			a = {
				...t,
				error: i,
				networkStatus: s
			};
		}
		return P(a), a.error || delete a.error, a.networkStatus = this.calculateNetworkStatus(a.networkStatus), a.loading = Vo(a.networkStatus), a = this.maskResult(a), o.result.data !== void 0 && a.data !== o.result.data && x(a.data, o.result.data) && (a.data = o.result.data), {
			query: t,
			variables: i,
			result: a,
			meta: n
		};
	});
	reobserveCacheFirst() {
		const { fetchPolicy: e, nextFetchPolicy: t } = this.options;
		e === "cache-and-network" || e === "network-only" ? this._reobserve({
			fetchPolicy: "cache-first",
			nextFetchPolicy(n, r) {
				return this.nextFetchPolicy = t, typeof this.nextFetchPolicy == "function" ? this.nextFetchPolicy(n, r) : e;
			}
		}, { keepLastMissing: !0 }) : this._reobserve(void 0, { keepLastMissing: !0 });
	}
	getVariablesWithDefaults(e) {
		return this.queryManager.getVariables(this.query, e);
	}
};
function _l(e, t) {
	return !!(e && t && e.query === t.query && x(e.variables, t.variables));
}
function vl(e) {
	let t = e, n, r;
	return {
		promise: new Promise((e, t) => {
			n = e, r = t;
		}),
		operator: mr({
			next(e) {
				if (e.kind === "E") return r(e.error);
				e.kind === "N" && e.source !== "newNetworkStatus" && !e.value.loading && (t = e.value);
			},
			finalize: () => {
				if (t) n(t);
				else {
					const e = "The operation was aborted.", t = "AbortError";
					r(typeof DOMException < "u" ? new DOMException(e, t) : Object.assign(/* @__PURE__ */ Error(e), { name: t }));
				}
			}
		})
	};
}
// ../../node_modules/@apollo/client/core/QueryInfo.js
var yl = {}, bl = /* @__PURE__ */ new WeakMap(), xl = class {
	cache;
	queryManager;
	id;
	observableQuery;
	incremental;
	constructor(e, t) {
		this.cache = e.cache;
		const n = (bl.get(e) || 0) + 1;
		bl.set(e, n), this.id = n + "", this.observableQuery = t, this.queryManager = e;
	}
	get hasNext() {
		return this.incremental ? this.incremental.hasNext : !1;
	}
	get incrementalHandler() {
		return this.queryManager.incrementalHandler;
	}
	maybeHandleIncrementalResult(e, t, n) {
		return this.incrementalHandler.isIncrementalResult(t) ? (this.incremental ||= this.incrementalHandler.startRequest({ query: n }), this.incremental.handle(e, t)) : t;
	}
	markQueryResult(e, { document: t, variables: n, errorPolicy: r, cacheWriteBehavior: i, returnPartialData: a, fetchPolicy: o, networkStatus: s, prunePendingDeferFragments: c }) {
		const l = {
			query: t,
			variables: n,
			optimistic: !0
		};
		this.observableQuery?.resetNotifications();
		let u = i === 0, d = u ? void 0 : this.getDiff({
			...l,
			returnPartialData: r !== "none" || !this.incrementalHandler.extractErrors(e)?.length
		}, this.getIncrementalInfo({ prune: c })), f = this.maybeHandleIncrementalResult(d?.result, e, t), p = {
			...f,
			dataState: f.data == null ? "empty" : "complete"
		};
		return this.incremental?.isDeferPending() && (p.dataState = "streaming"), u || !Sl(p, r) || this.cache.batch({
			onWatchUpdated: (e, t) => {
				e.watcher === this.observableQuery && (e.lastOwnDiff = t);
			},
			update: (e) => {
				e.writeQuery({
					query: t,
					data: p.data,
					variables: n,
					overwrite: i === 1,
					extensions: p.extensions,
					[Do]: { isDeferPending: this.incremental?.isDeferPending }
				});
				const { dataState: r, result: u } = this.getDiff({
					...l,
					returnPartialData: a && (o !== "network-only" || s === H.refetch)
				}, this.getIncrementalInfo({ prune: c }));
				(r === "complete" || r === "streaming" || a && r === "partial") && (p = {
					...p,
					data: u,
					dataState: r
				});
			}
		}), p;
	}
	getIncrementalInfo({ prune: e }) {
		const t = { streamInfo: this.incremental?.streamInfo };
		if (e && this.incremental?.tracksPending) {
			const e = this.incremental.isDeferPending;
			e() && (t.isDeferPending ||= (t, n) => e(t, n)), this.incremental.markStreamedPendingForTruncation?.();
		}
		return t;
	}
	getDiff(e, t) {
		return ho(this.cache.diff({
			...e,
			[Do]: t
		}));
	}
	markMutationResult(e, t, n = this.cache) {
		let r = [], i = t.cacheWriteBehavior === 0, a = this.maybeHandleIncrementalResult(i ? void 0 : n.diff({
			id: "ROOT_MUTATION",
			query: this.queryManager.getDocumentInfo(t.document).asQuery,
			variables: t.variables,
			optimistic: !1,
			returnPartialData: !0
		}).result, e, t.document);
		if (a = {
			...a,
			data: a.data ? wa(a.data, t.document, n) : a.data
		}, t.errorPolicy === "ignore" && (a.errors = []), Ha(a) && t.errorPolicy === "none") return Promise.resolve(a);
		const o = () => ({
			...a,
			dataState: this.hasNext ? "streaming" : "complete"
		});
		if (!i && Sl(a, t.errorPolicy)) {
			r.push({
				result: a.data,
				dataId: "ROOT_MUTATION",
				query: t.document,
				variables: t.variables,
				extensions: a.extensions,
				[Do]: { isDeferPending: this.incremental?.isDeferPending }
			});
			const { updateQueries: e } = t;
			e && this.queryManager.getObservableQueries("all").forEach((t) => {
				const n = t && t.queryName;
				if (!n || !Object.hasOwn(e, n)) return;
				const i = e[n], { query: a, variables: s } = t, { result: c, complete: l } = t.getCacheDiff({ optimistic: !1 });
				if (l && c) {
					const e = i(c, {
						mutationResult: o(),
						queryName: a && sa(a) || void 0,
						queryVariables: s
					});
					e && r.push({
						result: e,
						dataId: "ROOT_QUERY",
						query: a,
						variables: s
					});
				}
			});
		}
		let s = t.refetchQueries;
		if (typeof s == "function" && (s = s(o())), r.length > 0 || (s || "").length > 0 || t.update || t.onQueryUpdated || t.removeOptimistic) {
			const e = [];
			if (this.queryManager.refetchQueries({
				updateCache: (e) => {
					i || r.forEach((t) => e.write(t));
					const { update: n } = t;
					if (!i) {
						const n = e.diff({
							id: "ROOT_MUTATION",
							query: this.queryManager.getDocumentInfo(t.document).asQuery,
							variables: t.variables,
							optimistic: !1,
							returnPartialData: !0
						});
						n.complete && n.result && (a.data = n.result);
					}
					n && !this.hasNext && n(e, a, {
						context: t.context,
						variables: t.variables
					}), i || t.keepRootFields || this.hasNext || e.modify({
						id: "ROOT_MUTATION",
						fields(e, { fieldName: t, DELETE: n }) {
							return t === "__typename" ? e : n;
						}
					});
				},
				include: s,
				optimistic: !1,
				removeOptimistic: t.removeOptimistic,
				onQueryUpdated: t.onQueryUpdated || null
			}).forEach((t) => e.push(t)), t.awaitRefetchQueries || t.onQueryUpdated) return Promise.all(e).then(() => a);
		}
		return Promise.resolve(a);
	}
	markMutationOptimistic(e, t) {
		const n = typeof e == "function" ? e(t.variables, { IGNORE: yl }) : e;
		return n !== yl && (this.cache.recordOptimisticTransaction((e) => {
			try {
				this.markMutationResult({ data: n }, t, e);
			} catch (e) {
				P.error(e);
			}
		}, this.id), !0);
	}
	markSubscriptionResult(e, { document: t, variables: n, errorPolicy: r, cacheWriteBehavior: i }) {
		if (i !== 0) {
			if (Sl(e, r)) {
				this.cache.write({
					query: t,
					result: e.data,
					dataId: "ROOT_SUBSCRIPTION",
					variables: n,
					extensions: e.extensions
				});
				const r = this.cache.diff({
					query: this.queryManager.getDocumentInfo(t).asQuery,
					id: "ROOT_SUBSCRIPTION",
					variables: n,
					optimistic: !1,
					returnPartialData: !0
				});
				if (r.complete) return r.result;
			}
			this.queryManager.broadcastQueries();
		} else if (e.data != null && this.cache.configuresScalars() && Sl(e, r)) return wa(e.data, t, this.cache);
		return e.data;
	}
};
function Sl(e, t = "none") {
	let n = t === "ignore" || t === "all", r = !Ha(e);
	return !r && n && e.data && (r = !0), r;
}
// ../../node_modules/@apollo/client/core/QueryManager.js
var Cl = class {
	defaultOptions;
	client;
	clientOptions;
	assumeImmutableResults;
	documentTransform;
	ssrMode;
	defaultContext;
	dataMasking;
	incrementalHandler;
	localState;
	queryDeduplication;
	prioritizeCacheValues = !1;
	onBroadcast;
	mutationStore;
	obsQueries = /* @__PURE__ */ new Set();
	fetchCancelFns = /* @__PURE__ */ new Map();
	constructor(e) {
		const t = new Ao((e) => this.cache.transformDocument(e), { cache: !1 });
		this.client = e.client, this.defaultOptions = e.defaultOptions, this.queryDeduplication = e.queryDeduplication, this.clientOptions = e.clientOptions, this.ssrMode = e.ssrMode, this.assumeImmutableResults = e.assumeImmutableResults, this.dataMasking = e.dataMasking, this.localState = e.localState, this.incrementalHandler = e.incrementalHandler;
		const n = e.documentTransform;
		this.documentTransform = n ? t.concat(n).concat(t) : t, this.incrementalHandler.documentTransform && (this.documentTransform = this.documentTransform.concat(this.incrementalHandler.documentTransform)), this.defaultContext = e.defaultContext || {}, (this.onBroadcast = e.onBroadcast) && (this.mutationStore = {});
	}
	get link() {
		return this.client.link;
	}
	get cache() {
		return this.client.cache;
	}
	stop() {
		this.obsQueries.forEach((e) => e.stop()), this.cancelPendingFetches($i(94));
	}
	cancelPendingFetches(e) {
		this.fetchCancelFns.forEach((t) => t(e)), this.fetchCancelFns.clear();
	}
	async mutate({ mutation: e, variables: t, optimisticResponse: n, updateQueries: r, refetchQueries: i = [], awaitRefetchQueries: a = !1, update: o, onQueryUpdated: s, fetchPolicy: c, errorPolicy: l, keepRootFields: u, context: d }) {
		const f = new xl(this);
		e = this.cache.transformForLink(this.transform(e));
		const { hasClientExports: p } = this.getDocumentInfo(e);
		t = this.getVariables(e, t), p && (t = await this.localState.getExportedVariables({
			client: this.client,
			document: e,
			variables: t,
			context: d
		}));
		const m = this.mutationStore && (this.mutationStore[f.id] = {
			mutation: e,
			variables: this.cache.serializeVariables(e, t),
			loading: !0,
			error: null
		}), h = n && f.markMutationOptimistic(n, {
			document: e,
			variables: t,
			cacheWriteBehavior: c === "no-cache" ? 0 : 2,
			errorPolicy: l,
			context: d,
			updateQueries: r,
			update: o,
			keepRootFields: u
		});
		return this.broadcastQueries(), new Promise((p, g) => {
			const _ = {};
			return this.getObservableFromLink(e, {
				...d,
				optimisticResponse: h ? n : void 0
			}, t, c, {}, !1).observable.pipe(wl(), er((n) => {
				const p = { ...n };
				return Un(f.markMutationResult(p, {
					document: e,
					variables: t,
					cacheWriteBehavior: c === "no-cache" ? 0 : 2,
					errorPolicy: l,
					context: d,
					update: o,
					updateQueries: r,
					awaitRefetchQueries: a,
					refetchQueries: i,
					removeOptimistic: h ? f.id : void 0,
					onQueryUpdated: s,
					keepRootFields: u
				}));
			})).pipe(Qn((e) => {
				if (Ha(e) && l === "none") throw new nl(El(e));
				return m && (m.loading = !1, m.error = null), e;
			})).subscribe({
				next: (t) => {
					if (this.broadcastQueries(), !f.hasNext) {
						const n = { data: this.maskOperation({
							document: e,
							data: t.data,
							fetchPolicy: c,
							cause: _
						}) };
						Ha(t) && (n.error = new nl(t)), Object.keys(t.extensions || {}).length && (n.extensions = t.extensions), p(n);
					}
				},
				error: (e) => {
					if (m && (m.loading = !1, m.error = e), h && this.cache.removeOptimistic(f.id), this.broadcastQueries(), l === "ignore") return p({ data: void 0 });
					if (l === "all") return p({
						data: void 0,
						error: e
					});
					g(e);
				}
			});
		});
	}
	fetchQuery(e, t) {
		return pa(e.query, jr.QUERY), (async () => Xn(this.fetchObservableWithInfo(e, { networkStatus: t }).observable.pipe(_o((e) => {
			switch (e.kind) {
				case "E": throw e.error;
				case "N": if (e.source !== "newNetworkStatus") return go(e.value);
			}
		})), { defaultValue: { data: void 0 } }))();
	}
	transform(e) {
		return this.documentTransform.transformDocument(e);
	}
	transformCache = new ua(oa["queryManager.getDocumentInfo"] || 2e3);
	getDocumentInfo(e) {
		const { transformCache: t } = this;
		if (!t.has(e)) {
			const n = ya(e), r = {
				hasClientExports: Ua(["client", "export"], e, !0),
				hasForcedResolvers: Wa(e),
				hasNonreactiveDirective: Ua(["nonreactive"], e),
				hasIncrementalDirective: Ua(["defer"], e),
				nonReactiveQuery: Tl(e),
				clientQuery: Ua(["client"], e) ? e : null,
				serverQuery: io([
					{
						name: "client",
						remove: !0
					},
					{ name: "connection" },
					{ name: "nonreactive" },
					{ name: "unmask" }
				], e),
				operationType: n?.operation,
				defaultVars: ja(n),
				asQuery: {
					...e,
					definitions: e.definitions.map((e) => e.kind === "OperationDefinition" && e.operation !== "query" ? {
						...e,
						operation: "query"
					} : e)
				}
			};
			t.set(e, r);
		}
		const n = t.get(e);
		if (n.violation) throw n.violation;
		return n;
	}
	getVariables(e, t) {
		const n = this.getDocumentInfo(e).defaultVars, r = Object.entries(t ?? {}).map(([e, t]) => [e, t === void 0 ? n[e] : t]);
		return {
			...n,
			...Object.fromEntries(r)
		};
	}
	watchQuery(e) {
		pa(e.query, jr.QUERY);
		const t = this.transform(e.query);
		return e = {
			...e,
			variables: this.getVariables(t, e.variables)
		}, e.notifyOnNetworkStatusChange === void 0 && (e.notifyOnNetworkStatusChange = !0), new gl({
			queryManager: this,
			options: e,
			transformedQuery: t
		});
	}
	query(e) {
		const t = this.transform(e.query);
		return this.fetchQuery({
			...e,
			query: t
		}).then((n) => ({
			...n,
			data: this.maskOperation({
				document: t,
				data: n?.data,
				fetchPolicy: e.fetchPolicy
			})
		}));
	}
	clearStore(e = { discardWatches: !0 }) {
		return this.cancelPendingFetches($i(96)), this.obsQueries.forEach((e) => {
			e.reset();
		}), this.mutationStore &&= {}, this.cache.reset(e);
	}
	getObservableQueries(e = "active") {
		const t = /* @__PURE__ */ new Set(), n = /* @__PURE__ */ new Map(), r = /* @__PURE__ */ new Map(), i = /* @__PURE__ */ new Set();
		return Array.isArray(e) && e.forEach((e) => {
			if (typeof e == "string") n.set(e, e), r.set(e, !1);
			else if (qa(e)) {
				const t = Mo(this.transform(e));
				n.set(t, sa(e)), r.set(t, !1);
			} else Ea(e) && e.query && i.add(e);
		}), this.obsQueries.forEach((n) => {
			const i = Mo(this.transform(n.options.query));
			if (e === "all") {
				t.add(n);
				return;
			}
			const { queryName: a, options: { fetchPolicy: o } } = n;
			(e !== "active" || o !== "standby") && (e === "active" || a && r.has(a) || i && r.has(i)) && (t.add(n), a && r.set(a, !0), i && r.set(i, !0));
		}), i.size && i.forEach((e) => {
			const n = new gl({
				queryManager: this,
				options: {
					...no(this.defaultOptions.watchQuery, e),
					fetchPolicy: "network-only"
				}
			});
			t.add(n);
		}), t;
	}
	refetchObservableQueries(e = !1) {
		const t = [];
		return this.getObservableQueries(e ? "all" : "active").forEach((n) => {
			const { fetchPolicy: r } = n.options;
			(e || r !== "standby") && r !== "cache-only" && t.push(n.refetch());
		}), this.broadcastQueries(), Promise.all(t);
	}
	startGraphQLSubscription(e) {
		let { query: t, variables: n } = e, { fetchPolicy: r = "cache-first", errorPolicy: i = "none", context: a = {}, extensions: o = {} } = e;
		pa(t, jr.SUBSCRIPTION), t = this.transform(t), n = this.getVariables(t, n);
		let s, c = (this.getDocumentInfo(t).hasClientExports ? Un(this.localState.getExportedVariables({
			client: this.client,
			document: t,
			variables: n,
			context: a
		})) : Wn(n)).pipe(er((e) => {
			const { observable: n, restart: c } = this.getObservableFromLink(t, a, e, r, o), l = new xl(this);
			return s = c, n.pipe(Qn((n) => {
				const a = l.markSubscriptionResult(n, {
					document: t,
					variables: e,
					errorPolicy: i,
					cacheWriteBehavior: r === "no-cache" ? 0 : 2
				}), o = { data: a ?? void 0 };
				return Ha(n) ? o.error = new nl({
					...n,
					data: a
				}) : cl(n) && (o.error = n.extensions[sl], delete n.extensions[sl]), n.extensions && Object.keys(n.extensions).length && (o.extensions = n.extensions), o.error && i === "none" && (o.data = void 0), i === "ignore" && delete o.error, o;
			}), or((e) => Wn(i === "ignore" ? { data: void 0 } : {
				data: void 0,
				error: e
			})), ar((e) => !!(e.data || e.error)));
		}));
		return Object.assign(c, { restart: () => s?.() });
	}
	broadcastQueries() {
		this.onBroadcast && this.onBroadcast(), this.obsQueries.forEach((e) => e.notify());
	}
	inFlightLinkObservables = new le(!1);
	getObservableFromLink(e, t, n, r, i, a = t?.queryDeduplication ?? this.queryDeduplication) {
		let o = {}, { serverQuery: s, clientQuery: c, operationType: l, hasIncrementalDirective: u } = this.getDocumentInfo(e), d = sa(e), f = { client: this.client };
		if (n = this.cache.serializeVariables(e, n), s) {
			const { inFlightLinkObservables: e, link: r } = this;
			try {
				const c = this.incrementalHandler.prepareRequest({
					query: s,
					variables: n,
					context: {
						...this.defaultContext,
						...t,
						queryDeduplication: a
					},
					extensions: i
				});
				t = c.context;
				function u(e) {
					return new O((t) => {
						function n() {
							return e.subscribe({
								next: t.next.bind(t),
								complete: t.complete.bind(t),
								error: t.error.bind(t)
							});
						}
						let r = n();
						return o.restart ||= () => {
							r.unsubscribe(), r = n();
						}, () => {
							r.unsubscribe(), o.restart = void 0;
						};
					});
				}
				if (a) {
					const t = Mo(s), i = Fa(n);
					o = e.lookup(t, i), o.observable || (o.observable = Jc(r, c, f).pipe(u, lr(() => {
						e.peek(t, i) === o && e.remove(t, i);
					}), l === jr.SUBSCRIPTION ? dr() : pr({ refCount: !0 })));
				} else o.observable = Jc(r, c, f).pipe(u);
			} catch (e) {
				o.observable = Gn(() => e);
			}
		} else o.observable = Wn({ data: {} });
		if (c) {
			const { operation: i } = ya(e);
			P(!u, 101, i[0].toUpperCase() + i.slice(1), d ?? "(anonymous)"), o.observable = o.observable.pipe(er((e) => Un(this.localState.execute({
				client: this.client,
				document: c,
				remoteResult: e,
				context: t,
				variables: n,
				fetchPolicy: r
			}))));
		}
		return {
			restart: () => o.restart?.(),
			observable: o.observable.pipe(or((e) => {
				throw e = ll(e), il(e), e;
			}))
		};
	}
	getResultsFromLink(e, { queryInfo: t, cacheWriteBehavior: n, observableQuery: r, exposeExtensions: i, prunePendingDeferFragments: a }) {
		const { errorPolicy: o } = e, s = this.cache.transformForLink(e.query);
		return this.getObservableFromLink(s, e.context, e.variables, e.fetchPolicy).observable.pipe(Qn((c) => {
			const { dataState: l, ...u } = t.markQueryResult(c, {
				...e,
				document: s,
				cacheWriteBehavior: n,
				returnPartialData: e.returnPartialData,
				prunePendingDeferFragments: a
			}), d = Ha(u);
			if (d && o === "none") {
				r?.resetNotifications();
				const e = new nl(El(u));
				throw ul.set(e, l), e;
			}
			const f = l !== "complete", p = {
				data: u.data,
				...t.hasNext ? {
					loading: !0,
					networkStatus: H.streaming,
					dataState: l,
					partial: f
				} : {
					dataState: l,
					loading: !1,
					networkStatus: H.ready,
					partial: f
				}
			};
			return i && "extensions" in u && (p[wo] = u.extensions), d && o !== "ignore" && (p.error = new nl(El(u)), p.networkStatus !== H.streaming && (p.networkStatus = H.error)), p;
		}), or((e) => {
			if (o === "none") throw r?.resetNotifications(), e;
			const t = {
				data: void 0,
				dataState: "empty",
				loading: !1,
				networkStatus: H.ready,
				partial: !0
			};
			return o !== "ignore" && (t.error = e, t.networkStatus = H.error), Wn(t);
		}));
	}
	fetchObservableWithInfo(e, { networkStatus: t = H.loading, query: n = e.query, fetchQueryOperator: r = (e) => e, onCacheHit: i = () => {}, observableQuery: a, exposeExtensions: o }) {
		let s = this.getVariables(n, e.variables), { fetchPolicy: c = "cache-first", errorPolicy: l = "none", returnPartialData: u = !1, notifyOnNetworkStatusChange: d = !0, context: f = {} } = e;
		this.prioritizeCacheValues && (c === "network-only" || c === "cache-and-network") && (c = "cache-first");
		const p = Object.assign({}, e, {
			query: n,
			variables: s,
			fetchPolicy: c,
			errorPolicy: l,
			returnPartialData: u,
			networkStatus: t,
			notifyOnNetworkStatusChange: d,
			context: f
		}), m = new xl(this, a), h = (n) => {
			p.variables = n;
			const s = c === "no-cache" ? 0 : t === H.refetch && p.refetchWritePolicy !== "merge" ? 1 : 2, l = this.fetchQueryByPolicy(p, {
				queryInfo: m,
				cacheWriteBehavior: s,
				onCacheHit: i,
				observableQuery: a,
				exposeExtensions: o
			});
			return l.observable = l.observable.pipe(r), p.fetchPolicy !== "standby" && a?.applyNextFetchPolicy("after-fetch", e), l;
		}, g = () => {
			this.fetchCancelFns.delete(m.id);
		};
		this.fetchCancelFns.set(m.id, (e) => {
			_.next({
				kind: "E",
				error: e,
				source: "network"
			});
		});
		let _ = new Wt(), v, y;
		if (this.getDocumentInfo(p.query).hasClientExports) v = Un(this.localState.getExportedVariables({
			client: this.client,
			document: p.query,
			variables: p.variables,
			context: p.context
		})).pipe(er((e) => h(e).observable)), y = !0;
		else {
			const e = h(p.variables);
			y = e.fromLink, v = e.observable;
		}
		return {
			observable: new O((e) => {
				e.add(g), v.subscribe(e), _.subscribe(e);
			}).pipe(dr()),
			fromLink: y
		};
	}
	refetchQueries({ updateCache: e, include: t, optimistic: n = !1, removeOptimistic: r = n ? Ki("refetchQueries") : void 0, onQueryUpdated: i }) {
		const a = /* @__PURE__ */ new Map();
		t && this.getObservableQueries(t).forEach((e) => {
			if (e.options.fetchPolicy === "cache-only" || e.variablesUnknown) return;
			const t = e.getCurrentResult();
			a.set(e, {
				oq: e,
				lastDiff: {
					result: t?.data,
					complete: !t?.partial
				}
			});
		});
		const o = /* @__PURE__ */ new Map();
		if (e) {
			const t = /* @__PURE__ */ new Set();
			this.cache.batch({
				update: e,
				optimistic: n && r || !1,
				removeOptimistic: r,
				onWatchUpdated(e, n, r) {
					const s = e.watcher;
					if (s instanceof gl && !t.has(s)) {
						if (t.add(s), i) {
							a.delete(s);
							let e = i(s, n, r);
							return e === !0 && (e = s.refetch().retain()), e !== !1 && o.set(s, e), e;
						}
						i !== null && s.options.fetchPolicy !== "cache-only" && a.set(s, {
							oq: s,
							lastDiff: r,
							diff: n
						});
					}
				}
			});
		}
		return a.size && a.forEach(({ oq: e, lastDiff: t, diff: n }) => {
			let r;
			i && (n ||= e.getCacheDiff(), r = i(e, n, t)), i && r !== !0 || (r = e.refetch().retain()), r !== !1 && o.set(e, r);
		}), r && this.cache.removeOptimistic(r), o;
	}
	noCacheWarningsByCause = /* @__PURE__ */ new WeakSet();
	maskOperation(e) {
		const { document: t, data: n } = e;
		return this.dataMasking ? Ss(n, t, this.cache) : n;
	}
	maskFragment(e) {
		const { data: t, fragment: n, fragmentName: r } = e;
		return this.dataMasking ? xs(t, n, this.cache, r) : t;
	}
	fetchQueryByPolicy({ query: e, variables: t, fetchPolicy: n, errorPolicy: r, returnPartialData: i, context: a, networkStatus: o }, { cacheWriteBehavior: s, onCacheHit: c, queryInfo: l, observableQuery: u, exposeExtensions: d }) {
		const f = () => l.getDiff({
			query: e,
			variables: t,
			returnPartialData: !0,
			optimistic: !0
		}), p = (o, s) => {
			const l = o.result, u = (e, t = o.dataState) => (!o.complete && !i && (e = void 0, t = "empty"), {
				data: e,
				dataState: t,
				loading: Vo(s),
				networkStatus: s,
				partial: !o.complete
			}), d = (e) => Wn({
				kind: "N",
				value: u(e),
				resolvedVariables: t,
				source: "cache"
			});
			return (o.complete || i) && this.getDocumentInfo(e).hasForcedResolvers ? (c(), Un(this.localState.execute({
				client: this.client,
				document: e,
				remoteResult: l ? { data: l } : void 0,
				context: a,
				variables: t,
				onlyRunForcedResolvers: !0,
				returnPartialData: !0,
				fetchPolicy: n
			}).then((e) => ({
				kind: "N",
				value: u(e.data || void 0, o.complete ? "complete" : e.data ? "partial" : "empty"),
				resolvedVariables: t,
				source: "cache"
			})))) : r === "none" && s === H.refetch && o.missing ? d(void 0) : d(l || void 0);
		}, m = ({ prunePendingDeferFragments: c = !0 } = {}) => this.getResultsFromLink({
			query: e,
			variables: t,
			context: a,
			fetchPolicy: n,
			errorPolicy: r,
			returnPartialData: i,
			networkStatus: o
		}, {
			cacheWriteBehavior: s,
			queryInfo: l,
			observableQuery: u,
			exposeExtensions: d,
			prunePendingDeferFragments: c
		}).pipe(wl(), ur(), Qn((e) => ({
			...e,
			resolvedVariables: t,
			source: "network"
		})));
		switch (n) {
			default:
			case "cache-first": {
				const e = f();
				return e.complete ? {
					fromLink: !1,
					observable: p(e, H.ready)
				} : i ? {
					fromLink: !0,
					observable: rr(p(e, H.loading), m())
				} : {
					fromLink: !0,
					observable: m()
				};
			}
			case "cache-and-network": {
				const e = f();
				return e.complete || i ? {
					fromLink: !0,
					observable: rr(p(e, H.loading), m({ prunePendingDeferFragments: !1 }))
				} : {
					fromLink: !0,
					observable: m()
				};
			}
			case "cache-only": return {
				fromLink: !1,
				observable: rr(p(f(), H.ready))
			};
			case "network-only": return {
				fromLink: !0,
				observable: m({ prunePendingDeferFragments: o !== H.refetch })
			};
			case "no-cache": return {
				fromLink: !0,
				observable: m().pipe(Qn((t) => (t.kind === "N" && t.value.data != null && this.cache.configuresScalars() && (t.value.data = wa(t.value.data, e, this.cache)), t)))
			};
			case "standby": return {
				fromLink: !1,
				observable: dn
			};
		}
	}
};
function wl() {
	let e = !1;
	return mr({
		next() {
			e = !0;
		},
		complete() {
			P(e, 105);
		}
	});
}
function Tl(e) {
	return zi(e, { FragmentSpread: (e) => {
		if (!e.directives?.some((e) => e.name.value === "unmask")) return {
			...e,
			directives: [...e.directives || [], {
				kind: A.DIRECTIVE,
				name: {
					kind: A.NAME,
					value: "nonreactive"
				}
			}]
		};
	} });
}
function El(e) {
	if (e.extensions?.[To] == null) return e;
	const { extensions: { [To]: t, ...n }, ...r } = e;
	return Object.keys(n).length > 0 && (r.extensions = n), r;
}
// ../../node_modules/@apollo/client/core/ApolloClient.js
var Dl = class {
	link;
	cache;
	disableNetworkFetches;
	set prioritizeCacheValues(e) {
		this.queryManager.prioritizeCacheValues = e;
	}
	get prioritizeCacheValues() {
		return this.queryManager.prioritizeCacheValues;
	}
	version;
	queryDeduplication;
	defaultOptions;
	devtoolsConfig;
	refetchEventManager;
	queryManager;
	devToolsHookCb;
	resetStoreCallbacks = [];
	clearStoreCallbacks = [];
	constructor(e) {
		const { cache: t, documentTransform: n, ssrMode: r = !1, ssrForceFetchDelay: i = 0, queryDeduplication: a = !0, defaultOptions: o, defaultContext: s, assumeImmutableResults: c = t.assumeImmutableResults, localState: l, devtools: u, dataMasking: d, link: f, incrementalHandler: p = new Wc(), experiments: m = [], refetchEventManager: h } = e;
		this.link = f, this.cache = t, this.queryDeduplication = a, this.defaultOptions = o || {}, this.devtoolsConfig = {
			...u,
			enabled: u?.enabled ?? !1
		}, this.watchQuery = this.watchQuery.bind(this), this.query = this.query.bind(this), this.mutate = this.mutate.bind(this), this.watchFragment = this.watchFragment.bind(this), this.resetStore = this.resetStore.bind(this), this.reFetchObservableQueries = this.refetchObservableQueries = this.refetchObservableQueries.bind(this), this.version = Wi, this.queryManager = new Cl({
			client: this,
			defaultOptions: this.defaultOptions,
			defaultContext: s,
			documentTransform: n,
			queryDeduplication: a,
			ssrMode: r,
			dataMasking: !!d,
			clientOptions: e,
			incrementalHandler: p,
			assumeImmutableResults: c,
			onBroadcast: this.devtoolsConfig.enabled ? () => {
				this.devToolsHookCb && this.devToolsHookCb();
			} : void 0,
			localState: l
		}), this.prioritizeCacheValues = r || i > 0, i && setTimeout(() => {
			this.prioritizeCacheValues = !1;
		}, i), this.devtoolsConfig.enabled && this.connectToDevTools(), m.forEach((t) => t.call(this, e)), this.refetchEventManager = h, this.refetchEventManager?.connect(this);
	}
	connectToDevTools() {
		if (typeof window > "u") return;
		const e = window, t = Symbol.for("apollo.devtools");
		(e[t] = e[t] || []).push(this), e.__APOLLO_CLIENT__ = this;
	}
	get documentTransform() {
		return this.queryManager.documentTransform;
	}
	get localState() {
		return this.queryManager.localState;
	}
	set localState(e) {
		this.queryManager.localState = e;
	}
	stop() {
		this.queryManager.stop(), this.refetchEventManager?.disconnect(this);
	}
	watchQuery(e) {
		const { refetchOn: t } = e;
		if (this.defaultOptions.watchQuery) {
			let n = this.defaultOptions.watchQuery.refetchOn, r;
			t && typeof t == "object" && (typeof n == "object" ? r = {
				...n,
				...t
			} : n != null && (r = (e) => {
				const r = t[e.source] ?? n;
				return typeof r == "function" ? r(e) : r;
			})), e = no(this.defaultOptions.watchQuery, e), r && (e.refetchOn = r);
		}
		return this.queryManager.watchQuery(e);
	}
	query = (e) => (this.defaultOptions.query && (e = no(this.defaultOptions.query, e)), this.queryManager.query(e));
	mutate = (e) => {
		const t = no(L({
			fetchPolicy: "network-only",
			errorPolicy: "none"
		}, this.defaultOptions.mutate), e);
		return pa(t.mutation, jr.MUTATION), this.queryManager.mutate(t);
	};
	subscribe(e) {
		const t = {}, n = this.queryManager.startGraphQLSubscription(e), r = n.pipe(Qn((n) => ({
			...n,
			data: this.queryManager.maskOperation({
				document: e.query,
				data: n.data,
				fetchPolicy: e.fetchPolicy,
				cause: t
			})
		})));
		return Object.assign(r, { restart: n.restart });
	}
	readQuery(e, t = !!e.optimistic) {
		return this.cache.readQuery({
			...e,
			query: this.transform(e.query)
		}, t);
	}
	watchFragment(e) {
		const t = this.queryManager.dataMasking;
		return this.cache.watchFragment({
			...e,
			fragment: this.transform(e.fragment, t)
		});
	}
	readFragment(e, t = !!e.optimistic) {
		return this.cache.readFragment({
			...e,
			fragment: this.transform(e.fragment)
		}, t);
	}
	writeQuery(e) {
		const t = this.cache.writeQuery(e);
		return e.broadcast !== !1 && this.queryManager.broadcastQueries(), t;
	}
	writeFragment(e) {
		const t = this.cache.writeFragment(e);
		return e.broadcast !== !1 && this.queryManager.broadcastQueries(), t;
	}
	__actionHookForDevTools(e) {
		this.devToolsHookCb = e;
	}
	__requestRaw(e) {
		return Jc(this.link, e, { client: this });
	}
	resetStore() {
		return Promise.resolve().then(() => this.queryManager.clearStore({ discardWatches: !1 })).then(() => Promise.all(this.resetStoreCallbacks.map((e) => e()))).then(() => this.refetchObservableQueries());
	}
	clearStore() {
		return Promise.resolve().then(() => this.queryManager.clearStore({ discardWatches: !0 })).then(() => Promise.all(this.clearStoreCallbacks.map((e) => e())));
	}
	onResetStore(e) {
		return this.resetStoreCallbacks.push(e), () => {
			this.resetStoreCallbacks = this.resetStoreCallbacks.filter((t) => t !== e);
		};
	}
	onClearStore(e) {
		return this.clearStoreCallbacks.push(e), () => {
			this.clearStoreCallbacks = this.clearStoreCallbacks.filter((t) => t !== e);
		};
	}
	reFetchObservableQueries;
	refetchObservableQueries(e) {
		return this.queryManager.refetchObservableQueries(e);
	}
	refetchQueries(e) {
		const t = this.queryManager.refetchQueries(e), n = [], r = [];
		t.forEach((e, t) => {
			n.push(t), r.push(e);
		});
		const i = Promise.all(r);
		return i.queries = n, i.results = r, i.catch((e) => {}), i;
	}
	getObservableQueries(e = "active") {
		return this.queryManager.getObservableQueries(e);
	}
	extract(e) {
		return this.cache.extract(e);
	}
	restore(e) {
		return this.cache.restore(e);
	}
	setLink(e) {
		this.link = e;
	}
	get defaultContext() {
		return this.queryManager.defaultContext;
	}
	maskedFragmentTransform = new Ao(lo);
	transform(e, t = !1) {
		const n = this.queryManager.transform(e);
		return t ? this.maskedFragmentTransform.transformDocument(n) : n;
	}
}, { hasOwnProperty: Ol } = Object.prototype;
function kl(e) {
	return Ea(e) && "payload" in e;
}
async function* Al(e) {
	let t = new TextDecoder("utf-8"), n = (e.headers?.get("content-type"))?.match(/;\s*boundary=(?:'([^']+)'|"([^"]+)"|([^"'].+?))\s*(?:;|$)/i), r = "\r\n--" + (n ? n[1] ?? n[2] ?? n[3] ?? "-" : "-"), i = "";
	P(e.body && typeof e.body.getReader == "function", 64);
	let a = e.body.getReader(), o = !1, s = !1, c, l = () => s && i[0] == "-" && i[1] == "-";
	try {
		for (; !o;) {
			({value: c, done: o} = await a.read());
			const e = typeof c == "string" ? c : t.decode(c, { stream: !o }), n = i.length - r.length + 1;
			i += e;
			let u = i.indexOf(r, n);
			for (; u > -1 && !l();) {
				s = !0;
				let e;
				[e, i] = [i.slice(0, u), i.slice(u + r.length)];
				const t = e.indexOf("\r\n\r\n"), n = Ml(e.slice(0, t))["content-type"];
				if (n && n.toLowerCase().indexOf("application/json") === -1) throw Error("Unsupported patch content type: application/json is required.");
				const a = e.slice(t);
				a && (yield a), u = i.indexOf(r);
			}
			if (l()) return;
		}
		throw Error("premature end of multipart body");
	} finally {
		a.cancel().catch(() => {});
	}
}
async function jl(e, t) {
	for await (const n of Al(e)) {
		const r = Nl(e, n);
		if (Object.keys(r).length != 0) {
			if (kl(r)) {
				if (Object.keys(r).length === 1 && r.payload === null) return;
				const e = { ...r.payload };
				"errors" in r && (e.extensions = {
					...e.extensions,
					[sl]: new Qc(r.errors ?? [])
				}), t(e);
			} else t(r);
		}
	}
}
function Ml(e) {
	const t = {};
	return e.split("\n").forEach((e) => {
		const n = e.indexOf(":");
		if (n > -1) {
			const r = e.slice(0, n).trim().toLowerCase(), i = e.slice(n + 1).trim();
			t[r] = i;
		}
	}), t;
}
function Nl(e, t) {
	if (e.status >= 300) throw new al(`Response not successful: Received status code ${e.status}`, {
		response: e,
		bodyText: t
	});
	try {
		return JSON.parse(t);
	} catch (n) {
		throw new ol(n, {
			response: e,
			bodyText: t
		});
	}
}
function Pl(e, t) {
	try {
		return JSON.parse(t);
	} catch (n) {
		throw new ol(n, {
			response: e,
			bodyText: t
		});
	}
}
function Fl(e, t) {
	return e.headers.get("content-type")?.includes("application/graphql-response+json") ? Pl(e, t) : Nl(e, t);
}
function Il(e) {
	return (t) => t.text().then((n) => {
		const r = Fl(t, n);
		if (!Array.isArray(r) && !Ol.call(r, "data") && !Ol.call(r, "errors")) throw new al(`Server response was malformed for query '${Array.isArray(e) ? e.map((e) => e.operationName) : e.operationName}'.`, {
			response: t,
			bodyText: n
		});
		return r;
	});
}
var Ll = {
	http: {
		includeQuery: !0,
		includeExtensions: !0,
		preserveHeaderCase: !1
	},
	headers: {
		accept: "application/graphql-response+json,application/json;q=0.9",
		"content-type": "application/json"
	},
	options: { method: "POST" }
}, Rl = (e, t) => t(e);
function zl(e, t, ...n) {
	let r = {}, i = {};
	n.forEach((e) => {
		r = {
			...r,
			...e.options,
			headers: {
				...r.headers,
				...e.headers
			}
		}, e.credentials && (r.credentials = e.credentials), r.headers.accept = (e.http?.accept || []).concat(r.headers.accept).join(","), i = {
			...i,
			...e.http
		};
	}), r.headers = Bl(r.headers, i.preserveHeaderCase);
	const { operationName: a, extensions: o, variables: s, query: c } = e, l = {
		operationName: a,
		variables: s
	};
	return i.includeExtensions && Object.keys(o || {}).length && (l.extensions = o), i.includeQuery && (l.query = t(c, Mo)), {
		options: r,
		body: l
	};
}
function Bl(e, t) {
	if (!t) {
		const t = {};
		return Object.keys(Object(e)).forEach((n) => {
			t[n.toLowerCase()] = e[n];
		}), t;
	}
	const n = {};
	Object.keys(Object(e)).forEach((t) => {
		n[t.toLowerCase()] = {
			originalName: t,
			value: e[t]
		};
	});
	const r = {};
	return Object.keys(n).forEach((e) => {
		r[n[e].originalName] = n[e].value;
	}), r;
}
// ../../node_modules/@apollo/client/link/http/checkFetcher.js
var Vl = (e, t) => e.getContext().uri || (typeof t == "function" ? t(e) : t || "/graphql");
// ../../node_modules/@apollo/client/link/http/rewriteURIForGET.js
function Hl(e, t) {
	const n = [], r = (e, t) => {
		n.push(`${e}=${encodeURIComponent(t)}`);
	};
	if ("query" in t && r("query", t.query), t.operationName && r("operationName", t.operationName), t.variables) {
		let e;
		try {
			e = JSON.stringify(t.variables);
		} catch (e) {
			return { parseError: e };
		}
		r("variables", e);
	}
	if (t.extensions) {
		let e;
		try {
			e = JSON.stringify(t.extensions);
		} catch (e) {
			return { parseError: e };
		}
		r("extensions", e);
	}
	let i = "", a = e, o = e.indexOf("#");
	o !== -1 && (i = e.substr(o), a = e.substr(0, o));
	const s = a.indexOf("?") === -1 ? "?" : "&";
	return { newURI: a + s + n.join("&") + i };
}
// ../../node_modules/@apollo/client/link/http/BaseHttpLink.js
var Ul = Hi(() => fetch);
function Wl() {}
var Gl = class extends qc {
	constructor(e = {}) {
		const { uri: t = "/graphql", fetch: n, print: r = Rl, includeExtensions: i, preserveHeaderCase: a, useGETForQueries: o, includeUnusedVariables: s = !1, ...c } = e, l = {
			http: L({
				includeExtensions: i,
				preserveHeaderCase: a
			}),
			options: c.fetchOptions,
			credentials: c.credentials,
			headers: c.headers
		};
		super((e) => {
			let i = Vl(e, t), a = e.getContext(), c = { ...a.http };
			Lo(e.query) && (c.accept = ["multipart/mixed;boundary=graphql;subscriptionSpec=1.0", ...c.accept || []]);
			const u = {
				http: c,
				options: a.fetchOptions,
				credentials: a.credentials,
				headers: a.headers
			}, { options: d, body: f } = zl(e, r, Ll, l, u);
			f.variables && !s && (f.variables = Kc(f.variables, e.query));
			let p = new AbortController(), m = () => {
				p = void 0;
			};
			if (d.signal) {
				const e = d.signal, t = () => {
					p?.abort(e.reason);
				};
				e.addEventListener("abort", t, { once: !0 }), m = () => {
					p?.signal.removeEventListener("abort", m), p = void 0, e.removeEventListener("abort", t), m = Wl;
				}, p.signal.addEventListener("abort", m, { once: !0 });
			}
			return d.signal = p.signal, o && !Io(e.query) && (d.method = "GET"), new O((t) => {
				if (d.method === "GET") {
					const { newURI: e, parseError: t } = Hl(i, f);
					if (t) throw t;
					i = e;
				} else d.body = JSON.stringify(f);
				const r = n || Hi(() => fetch) || Ul, a = t.next.bind(t);
				return r(i, d).then((t) => {
					e.setContext({ response: t });
					const n = t.headers?.get("content-type");
					return n !== null && /^multipart\/mixed/i.test(n) ? jl(t, a) : Il(e)(t).then(a);
				}).then(() => {
					m(), t.complete();
				}).catch((e) => {
					m(), t.error(e);
				}), () => {
					p && p.abort();
				};
			});
		});
	}
}, Kl = class extends qc {
	constructor(e = {}) {
		super((t, n) => {
			const r = t.client, i = r.queryManager.clientOptions, a = t.getContext();
			{
				const { name: n, version: r, transport: o = "headers" } = L({}, i.clientAwareness, e.clientAwareness, a.clientAwareness);
				o === "headers" && t.setContext(({ headers: e }) => ({ headers: L({
					"apollographql-client-name": n,
					"apollographql-client-version": r
				}, e) }));
			}
			{
				const { transport: n = "extensions" } = L({}, i.enhancedClientAwareness, e.enhancedClientAwareness);
				n === "extensions" && (t.extensions = L({ clientLibrary: {
					name: "@apollo/client",
					version: r.version
				} }, t.extensions)), n === "headers" && t.setContext(({ headers: e }) => ({ headers: L({
					"apollographql-library-name": "@apollo/client",
					"apollographql-library-version": r.version
				}, e) }));
			}
			return n(t);
		});
	}
}, ql = class extends qc {
	constructor(e = {}) {
		const { left: t, right: n, request: r } = qc.from([new Kl(e), new Gl(e)]);
		super(r), Object.assign(this, {
			left: t,
			right: n
		});
	}
};
// ../../packages/client/src/errors.ts
function Jl(e) {
	return nl.is(e) ? Yl(e.errors) : {
		code: "OFFLINE",
		message: e instanceof Error ? e.message : String(e),
		retryAfterMs: null,
		traceId: null
	};
}
function Yl(e) {
	const [t] = e, { code: n, retryAfterMs: r, traceId: i } = t?.extensions ?? {};
	return {
		code: typeof n == "string" ? n : "INTERNAL_SERVER_ERROR",
		message: t?.message ?? "",
		retryAfterMs: typeof r == "number" ? r : null,
		traceId: typeof i == "string" ? i : null
	};
}
var Xl = /* @__PURE__ */ new Set([
	"InvalidInput",
	"NotFound",
	"NotAllowed",
	"Conflict",
	"InvalidCredentials"
]);
function Zl(e) {
	return Xl.has(e.__typename);
}
var Ql = class extends Error {
	refusal;
	constructor(e) {
		super(e.message), this.name = "RefusedError", this.refusal = e;
	}
}, $l = 4, eu = 500, tu = /* @__PURE__ */ new Set([
	"OFFLINE",
	"SERVICE_UNAVAILABLE",
	"RATE_LIMITED"
]);
function nu(e) {
	return new qc((t, n) => au(async (r) => {
		const i = await e.accessToken();
		return t.setContext(({ headers: e }) => ({ headers: {
			...e,
			...i === null ? {} : { authorization: `Bearer ${i}` }
		} })), {
			results: n(t),
			again: async (t) => r > 1 || i === null || t.code !== "UNAUTHENTICATED" ? !1 : (await e.renew(i), !0)
		};
	}));
}
function W() {
	return new qc((e, t) => e.operationType !== jr.QUERY && e.getContext().idempotent !== !0 ? t(e) : au(async (n) => ({
		results: t(e),
		again: async (e) => n >= $l || !tu.has(e.code) ? !1 : (await iu(e.retryAfterMs ?? eu * 2 ** n * (.5 + Math.random())), !0)
	})));
}
function ru() {
	return new qc((e, t) => {
		const n = pc(e.query);
		return n !== null && (e.setContext({ http: {
			includeQuery: !1,
			includeExtensions: !0
		} }), e.extensions.persistedQuery = {
			version: 1,
			sha256Hash: n
		}), t(e);
	});
}
function iu(e) {
	return new Promise((t) => setTimeout(t, e));
}
function au(e) {
	return new O((t) => {
		let n = null, r = async (i) => {
			const { results: a, again: o } = await e(i);
			if (t.closed) return;
			let s = (e, n) => o(e).then((e) => e ? r(i + 1).catch((e) => t.error(e)) : n(), n), c = !1;
			n = a.subscribe({
				next(e) {
					if (e.errors === void 0 || e.errors.length === 0) return t.next(e);
					c = !0, s(Yl(e.errors), () => {
						t.next(e), t.complete();
					});
				},
				error: (e) => void s(Jl(e), () => t.error(e)),
				complete: () => {
					c || t.complete();
				}
			});
		};
		return r(1).catch((e) => t.error(e)), () => n?.unsubscribe();
	});
}
// ../../node_modules/graphql-ws/dist/common-CGW11Fyb.js
function G(e) {
	return e === null ? "null" : Array.isArray(e) ? "array" : typeof e;
}
function ou(e) {
	return G(e) === "object";
}
function su(e) {
	return Array.isArray(e) && e.length > 0 && e.every((e) => "message" in e);
}
function cu(e, t) {
	return e.length < 124 ? e : t;
}
var lu = /* @__PURE__ */ ((e) => (e[e.InternalServerError = 4500] = "InternalServerError", e[e.InternalClientError = 4005] = "InternalClientError", e[e.BadRequest = 4400] = "BadRequest", e[e.BadResponse = 4004] = "BadResponse", e[e.Unauthorized = 4401] = "Unauthorized", e[e.Forbidden = 4403] = "Forbidden", e[e.SubprotocolNotAcceptable = 4406] = "SubprotocolNotAcceptable", e[e.ConnectionInitialisationTimeout = 4408] = "ConnectionInitialisationTimeout", e[e.ConnectionAcknowledgementTimeout = 4504] = "ConnectionAcknowledgementTimeout", e[e.SubscriberAlreadyExists = 4409] = "SubscriberAlreadyExists", e[e.TooManyInitialisationRequests = 4429] = "TooManyInitialisationRequests", e))(lu || {}), uu = /* @__PURE__ */ ((e) => (e.ConnectionInit = "connection_init", e.ConnectionAck = "connection_ack", e.Ping = "ping", e.Pong = "pong", e.Subscribe = "subscribe", e.Next = "next", e.Error = "error", e.Complete = "complete", e))(uu || {});
function du(e) {
	if (!ou(e)) throw Error(`Message is expected to be an object, but got ${G(e)}`);
	if (!e.type) throw Error("Message is missing the 'type' property");
	if (typeof e.type != "string") throw Error(`Message is expects the 'type' property to be a string, but got ${G(e.type)}`);
	switch (e.type) {
		case "connection_init":
		case "connection_ack":
		case "ping":
		case "pong":
			if (e.payload != null && !ou(e.payload)) throw Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);
			break;
		case "subscribe":
			if (typeof e.id != "string") throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${G(e.id)}`);
			if (!e.id) throw Error(`"${e.type}" message requires a non-empty 'id' property`);
			if (!ou(e.payload)) throw Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${G(e.payload)}`);
			if (typeof e.payload.query != "string") throw Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${G(e.payload.query)}`);
			if (e.payload.variables != null && !ou(e.payload.variables)) throw Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${G(e.payload.variables)}`);
			if (e.payload.operationName != null && G(e.payload.operationName) !== "string") throw Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${G(e.payload.operationName)}`);
			if (e.payload.extensions != null && !ou(e.payload.extensions)) throw Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${G(e.payload.extensions)}`);
			break;
		case "next":
			if (typeof e.id != "string") throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${G(e.id)}`);
			if (!e.id) throw Error(`"${e.type}" message requires a non-empty 'id' property`);
			if (!ou(e.payload)) throw Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${G(e.payload)}`);
			break;
		case "error":
			if (typeof e.id != "string") throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${G(e.id)}`);
			if (!e.id) throw Error(`"${e.type}" message requires a non-empty 'id' property`);
			if (!su(e.payload)) throw Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);
			break;
		case "complete":
			if (typeof e.id != "string") throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${G(e.id)}`);
			if (!e.id) throw Error(`"${e.type}" message requires a non-empty 'id' property`);
			break;
		default: throw Error(`Invalid message 'type' property "${e.type}"`);
	}
	return e;
}
function fu(e, t) {
	return du(typeof e == "string" ? JSON.parse(e, t) : e);
}
function pu(e, t) {
	return du(e), JSON.stringify(e, t);
}
// ../../node_modules/graphql-ws/dist/client.js
function mu(e) {
	let { url: t, connectionParams: n, lazy: r = !0, onNonLazyError: i = console.error, lazyCloseTimeout: a = 0, keepAlive: o = 0, disablePong: s, connectionAckWaitTimeout: c = 0, retryAttempts: l = 5, retryWait: u = async (e) => {
		const t = 2 ** e;
		await new Promise((e) => setTimeout(e, t * 1e3 + Math.floor(Math.random() * 2700 + 300)));
	}, shouldRetry: d = gu, on: f, webSocketImpl: p, generateID: m = () => "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (e) => {
			const t = Math.random() * 16 | 0;
			return (e == "x" ? t : t & 3 | 8).toString(16);
		}), jsonMessageReplacer: h, jsonMessageReviver: g } = e, _;
	if (p) {
		if (!vu(p)) throw Error("Invalid WebSocket implementation provided");
		_ = p;
	} else typeof WebSocket < "u" ? _ = WebSocket : typeof global < "u" ? _ = global.WebSocket || global.MozWebSocket : typeof window < "u" && (_ = window.WebSocket || window.MozWebSocket);
	if (!_) throw Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");
	const v = _, y = (() => {
		const e = /* @__PURE__ */ (() => {
			const e = {};
			return {
				on(t, n) {
					return e[t] = n, () => {
						delete e[t];
					};
				},
				emit(t) {
					"id" in t && e[t.id]?.(t);
				}
			};
		})(), t = {
			connecting: f?.connecting ? [f.connecting] : [],
			opened: f?.opened ? [f.opened] : [],
			connected: f?.connected ? [f.connected] : [],
			ping: f?.ping ? [f.ping] : [],
			pong: f?.pong ? [f.pong] : [],
			message: f?.message ? [e.emit, f.message] : [e.emit],
			closed: f?.closed ? [f.closed] : [],
			error: f?.error ? [f.error] : []
		};
		return {
			onMessage: e.on,
			on(e, n) {
				const r = t[e];
				return r.push(n), () => {
					const e = r.indexOf(n);
					e > -1 && r.splice(e, 1);
				};
			},
			emit(e, ...n) {
				for (const r of [...t[e]]) r(...n);
			}
		};
	})();
	function b(e) {
		const t = [y.on("error", (n) => {
			t.forEach((e) => e()), e(n);
		}), y.on("closed", (n) => {
			t.forEach((e) => e()), e(n);
		})];
		return () => t.forEach((e) => e());
	}
	let ee, x = 0, te, S = !1, C = 0, ne = !1;
	async function re() {
		clearTimeout(te);
		const [e, r] = await (ee ??= new Promise((e, r) => (async () => {
			if (S) {
				if (await u(C), !x) return ee = void 0, r({
					code: 1e3,
					reason: "All Subscriptions Gone"
				});
				C++;
			}
			y.emit("connecting", S);
			let i = new v(typeof t == "function" ? await t() : t, "graphql-transport-ws"), a, l;
			function d() {
				isFinite(o) && o > 0 && (clearTimeout(l), l = setTimeout(() => {
					i.readyState === v.OPEN && (i.send(pu({ type: uu.Ping })), y.emit("ping", !1, void 0));
				}, o));
			}
			b((e) => {
				ee = void 0, clearTimeout(a), clearTimeout(l), r(e), e instanceof hu && (i.close(4499, "Terminated"), i.onerror = null, i.onclose = null);
			}), i.onerror = (e) => y.emit("error", e), i.onclose = (e) => y.emit("closed", e), i.onopen = async () => {
				try {
					y.emit("opened", i);
					const e = typeof n == "function" ? await n() : n;
					if (i.readyState !== v.OPEN) return;
					i.send(pu(e ? {
						type: uu.ConnectionInit,
						payload: e
					} : { type: uu.ConnectionInit }, h)), isFinite(c) && c > 0 && (a = setTimeout(() => {
						i.close(lu.ConnectionAcknowledgementTimeout, "Connection acknowledgement timeout");
					}, c)), d();
				} catch (e) {
					y.emit("error", e), i.close(lu.InternalClientError, cu(e instanceof Error ? e.message : String(e), "Internal client error"));
				}
			};
			let f = !1;
			i.onmessage = ({ data: t }) => {
				try {
					const n = fu(t, g);
					if (y.emit("message", n), n.type === "ping" || n.type === "pong") {
						y.emit(n.type, !0, n.payload), n.type === "pong" ? d() : s || (i.send(pu(n.payload ? {
							type: uu.Pong,
							payload: n.payload
						} : { type: uu.Pong }, h)), y.emit("pong", !1, n.payload));
						return;
					}
					if (f) return;
					if (n.type !== uu.ConnectionAck) throw Error(`First message cannot be of type ${n.type}`);
					clearTimeout(a), f = !0, y.emit("connected", i, n.payload, S), S = !1, C = 0;
					const r = new Promise((e, t) => b(t));
					r.catch(() => {}), e([i, r]);
				} catch (e) {
					i.onmessage = null, y.emit("error", e), i.close(lu.BadResponse, cu(e instanceof Error ? e.message : String(e), "Bad response"));
				}
			};
		})()));
		e.readyState === v.CLOSING && await r;
		let i = () => {}, l = new Promise((e) => i = e);
		return [
			e,
			i,
			new Promise((t, n) => {
				const i = b(n);
				e.readyState !== v.OPEN && r.catch(n), l.then(() => {
					if (i(), !x) {
						const t = () => e.close(1e3, "Normal Closure");
						isFinite(a) && a > 0 ? (clearTimeout(te), te = setTimeout(() => {
							!x && e.readyState === v.OPEN && t();
						}, a)) : t();
					}
					t();
				});
			})
		];
	}
	function ie(e) {
		if (gu(e) && (_u(e.code) || [
			lu.InternalServerError,
			lu.InternalClientError,
			lu.BadRequest,
			lu.BadResponse,
			lu.Unauthorized,
			lu.SubprotocolNotAcceptable,
			lu.SubscriberAlreadyExists,
			lu.TooManyInitialisationRequests
		].includes(e.code))) throw e;
		if (ne) return !1;
		if (gu(e) && e.code === 1e3) return x > 0;
		if (!l || C >= l || !d(e)) throw e;
		return S = !0;
	}
	r || (async () => {
		for (x++;;) try {
			const [, , e] = await re();
			await e;
		} catch (e) {
			try {
				if (!ie(e)) return;
			} catch (e) {
				return i?.(e);
			}
		}
	})();
	function ae(e, t) {
		let n = m(e), r = !1, i = !1, a = () => {
			x--, r = !0;
		};
		return (async () => {
			for (x++;;) try {
				const [o, s, c] = await re();
				if (r) return c.catch(() => {}), s();
				const l = y.onMessage(n, (e) => {
					switch (e.type) {
						case uu.Next:
							t.next(e.payload);
							return;
						case uu.Error:
							i = !0, r = !0, t.error(e.payload), a();
							return;
						case uu.Complete:
							r = !0, a();
							return;
					}
				});
				o.send(pu({
					id: n,
					type: uu.Subscribe,
					payload: e
				}, h)), a = () => {
					!r && o.readyState === v.OPEN && o.send(pu({
						id: n,
						type: uu.Complete
					}, h)), x--, r = !0, s();
				}, await c.finally(l);
				return;
			} catch (e) {
				if (!ie(e)) return;
			}
		})().then(() => {
			i || t.complete();
		}).catch((e) => {
			t.error(e);
		}), () => {
			r || a();
		};
	}
	return {
		on: y.on,
		subscribe: ae,
		iterate(e) {
			const t = [], n = {
				done: !1,
				error: null,
				resolve: () => {}
			}, r = ae(e, {
				next(e) {
					t.push(e), n.resolve();
				},
				error(e) {
					n.done = !0, n.error = e, n.resolve();
				},
				complete() {
					n.done = !0, n.resolve();
				}
			}), i = async function* () {
				for (;;) {
					for (t.length || await new Promise((e) => n.resolve = e); t.length;) yield t.shift();
					if (n.error) throw n.error;
					if (n.done) return;
				}
			}();
			return i.throw = async (e) => (n.done || (n.done = !0, n.error = e, n.resolve()), {
				done: !0,
				value: void 0
			}), i.return = async () => (r(), {
				done: !0,
				value: void 0
			}), i;
		},
		async dispose() {
			if (ne = !0, ee) {
				const [e] = await ee;
				e.close(1e3, "Normal Closure");
			}
		},
		terminate() {
			ee && y.emit("closed", new hu());
		}
	};
}
var hu = class extends Error {
	name = "TerminatedCloseEvent";
	message = "4499: Terminated";
	code = 4499;
	reason = "Terminated";
	wasClean = !1;
};
function gu(e) {
	return ou(e) && "code" in e && "reason" in e;
}
function _u(e) {
	return ![
		1e3,
		1001,
		1006,
		1005,
		1012,
		1013,
		1014
	].includes(e) && e >= 1e3 && e <= 1999;
}
function vu(e) {
	return typeof e == "function" && "constructor" in e && "CLOSED" in e && "CLOSING" in e && "CONNECTING" in e && "OPEN" in e;
}
// ../../packages/client/src/stream-position.ts
var yu = {
	after: "cursor",
	afterSeq: "seq"
}, bu = class {
	#e;
	#t;
	#n;
	#r;
	constructor(e, t) {
		this.#e = xu(e), this.#n = this.#e?.key ?? "", this.#t = t, this.#r = this.#e === null ? null : t[this.#e.variable] ?? null;
	}
	get variables() {
		return this.#e === null ? this.#t : {
			...this.#t,
			[this.#e.variable]: this.#r
		};
	}
	get isLost() {
		return this.#e !== null && this.#r === null;
	}
	take(e) {
		if (this.#e === null) return;
		const t = Su(e.data, this.#n);
		this.#r = Su(t, "__typename") === "ResyncRequired" ? null : Su(t, this.#e.mark) ?? this.#i(e.extensions) ?? this.#r;
	}
	resyncResult(e) {
		return { data: { [this.#n]: {
			__typename: "ResyncRequired",
			reason: e
		} } };
	}
	#i(e) {
		return this.#e?.mark === "cursor" ? Su(e, "cursor") : void 0;
	}
};
function xu(e) {
	for (const t of e.definitions) if (t.kind === A.OPERATION_DEFINITION) {
		for (const e of t.selectionSet.selections) if (e.kind === A.FIELD) for (const { name: t, value: n } of e.arguments ?? []) {
			const r = yu[t.value];
			if (r !== void 0 && n.kind === A.VARIABLE) return {
				key: e.alias?.value ?? e.name.value,
				variable: n.name.value,
				mark: r
			};
		}
	}
	return null;
}
function Su(e, t) {
	return typeof e == "object" && e ? Reflect.get(e, t) : void 0;
}
// ../../packages/client/src/live-connection.ts
var Cu = class extends Error {
	code;
	constructor(e, t) {
		super(t || `The live connection was closed (${e}).`), this.name = "LiveConnectionError", this.code = e;
	}
}, wu = 4403, Tu = 4429, Eu = 300, Du = 2e4, Ou = 15e3, ku = 3e3, Au = /* @__PURE__ */ new Set([
	"SERVICE_UNAVAILABLE",
	"RATE_LIMITED",
	"UNAUTHENTICATED"
]), ju = class {
	link;
	#e;
	#t;
	#n = /* @__PURE__ */ new Set();
	#r;
	#i;
	#a = "idle";
	#o = () => void 0;
	constructor(e) {
		const { session: t } = e;
		this.#e = t, this.#i = e.sendsIds, this.#t = mu({
			url: e.url,
			...e.webSocket === void 0 ? {} : { webSocketImpl: e.webSocket },
			lazyCloseTimeout: ku,
			keepAlive: Ou,
			retryAttempts: Infinity,
			retryWait: (e) => this.#l(e),
			shouldRetry: () => !0,
			connectionParams: () => this.#s(),
			on: {
				connecting: () => this.#u("connecting"),
				connected: () => this.#u("open"),
				closed: (e) => this.#c(e)
			}
		}), this.link = new qc((e) => this.#d(e)), this.#r = t.subscribe(() => this.restart());
	}
	get state() {
		return this.#a;
	}
	subscribe(e) {
		return this.#n.add(e), () => this.#n.delete(e);
	}
	restart() {
		this.#a !== "idle" && this.#t.terminate(), this.#o();
	}
	retryNow() {
		this.#o();
	}
	async close() {
		this.#r(), this.#o(), await this.#t.dispose(), this.#u("idle"), this.#n.clear();
	}
	async #s() {
		const e = await this.#e.accessToken().catch(() => this.#e.current?.tokens.accessToken ?? null);
		return e === null ? {} : { authorization: `Bearer ${e}` };
	}
	#c(e) {
		const { code: t } = Nu(e), n = this.#e.current?.tokens.accessToken;
		t === wu && n !== void 0 && this.#e.renew(n).catch(() => void 0), this.#u(t === 1e3 ? "idle" : "waiting");
	}
	#l(e) {
		const t = Math.min(Eu * 2 ** e, Du);
		return Promise.race([iu(t * (.25 + .75 * Math.random())), new Promise((e) => {
			this.#o = e;
		})]);
	}
	#u(e) {
		if (e !== this.#a) {
			this.#a = e;
			for (const t of [...this.#n]) t(e);
		}
	}
	#d(e) {
		return new O((t) => {
			let n = new bu(e.query, e.variables), r = this.#i ? pc(e.query) : null, i = 0, a = {
				query: "",
				toJSON: () => (i += 1, i > 1 && n.isLost && queueMicrotask(() => t.next(n.resyncResult("NO_POSITION"))), {
					operationName: e.operationName,
					variables: n.variables,
					query: r === null ? Oi(e.query) : "",
					...r === null ? {} : { extensions: { persistedQuery: {
						version: 1,
						sha256Hash: r
					} } }
				})
			}, o = () => void 0, s = (e) => {
				o = this.#t.subscribe(a, {
					next: (e) => {
						n.take(e), t.next(e);
					},
					error: (n) => void this.#f(n, e, () => !t.closed && s(e + 1), (e) => t.error(e)),
					complete: () => t.complete()
				});
			};
			return s(1), () => o();
		});
	}
	async #f(e, t, n, r) {
		if (Mu(e)) {
			const { code: i, retryAfterMs: a } = Yl(e), o = i === "UNAUTHENTICATED" && (this.#e.userId === null || t > 2);
			return !Au.has(i) || o ? r(new nl({ errors: e })) : (await (a === null ? this.#l(t) : iu(a)), n());
		}
		const { code: i, reason: a } = Nu(e);
		if (i !== Tu) return r(e instanceof Error ? e : new Cu(i, a));
		await this.#l(t + 3), n();
	}
};
function Mu(e) {
	return Array.isArray(e);
}
function Nu(e) {
	return typeof e != "object" || !e || !("code" in e) ? {
		code: 0,
		reason: ""
	} : {
		code: Number(e.code),
		reason: "reason" in e ? String(e.reason) : ""
	};
}
// ../../packages/client/src/session.ts
function Pu() {
	let e = null;
	return {
		load: () => e,
		save(t) {
			e = t;
		}
	};
}
function Fu(e, t = "session") {
	return {
		load: () => {
			try {
				const n = JSON.parse(e.getItem(t) ?? "null");
				return Iu(n) ? n : null;
			} catch {
				return null;
			}
		},
		save: (n) => n === null ? e.removeItem(t) : e.setItem(t, JSON.stringify(n))
	};
}
function Iu(e) {
	return typeof e == "object" && !!e && "userId" in e && "tokens" in e;
}
var Lu = 1e4, Ru = class {
	#e;
	#t;
	#n;
	#r = /* @__PURE__ */ new Set();
	#i;
	#a;
	#o = null;
	constructor(e) {
		this.#e = e.store, this.#t = e.name, this.#n = e.refresh, this.#a = e.store.load(), this.#i = new BroadcastChannel(e.name), this.#i.onmessage = () => this.#l(this.#e.load()), "unref" in this.#i && typeof this.#i.unref == "function" && this.#i.unref();
	}
	get userId() {
		return this.#a?.userId ?? null;
	}
	get current() {
		return this.#a;
	}
	subscribe(e) {
		return this.#r.add(e), () => this.#r.delete(e);
	}
	signIn(e) {
		this.#c({
			userId: e.viewer.id,
			tokens: e.tokens
		});
	}
	signOut() {
		this.#c(null);
	}
	async accessToken() {
		return this.#a === null ? null : zu(this.#a) ? this.#a.tokens.accessToken : this.renew(this.#a.tokens.accessToken);
	}
	renew(e) {
		const t = this.#a;
		return t?.tokens.accessToken === e ? (this.#o ??= this.#s(t).finally(() => {
			this.#o = null;
		}), this.#o) : Promise.resolve(t?.tokens.accessToken ?? null);
	}
	close() {
		this.#i.close(), this.#r.clear();
	}
	#s(e) {
		return Bu(this.#t, async () => {
			const t = this.#e.load();
			if (t === null || t.tokens.refreshToken !== e.tokens.refreshToken && zu(t)) return this.#l(t), t?.tokens.accessToken ?? null;
			const n = await this.#n(t.tokens.refreshToken);
			return this.#c(n), n?.tokens.accessToken ?? null;
		});
	}
	#c(e) {
		this.#e.save(e), this.#i.postMessage("changed"), this.#l(e);
	}
	#l(e) {
		const t = this.userId;
		if (this.#a = e, t !== this.userId) for (const e of [...this.#r]) e(this.userId);
	}
};
function zu({ tokens: e }) {
	return Date.parse(e.accessTokenExpiresAt) - Date.now() > Lu;
}
function Bu(e, t) {
	const n = globalThis.navigator?.locks;
	return n === void 0 ? t() : n.request(e, t);
}
// ../../packages/client/src/create-client.ts
function Vu(e) {
	const t = e.fetch ?? ((e, t) => fetch(e, t)), n = () => e.language === void 0 ? {} : { "accept-language": e.language() }, r = e.documents === "trusted", i = new Ru({
		store: e.store ?? Pu(),
		name: `session:${e.url}`,
		refresh: (n) => Hu(t, e.url, r, n)
	}), a = new ju({
		url: e.url.replace(/^http/, "ws"),
		session: i,
		sendsIds: r,
		webSocket: e.webSocket
	}), o = qc.from([
		W(),
		nu(i),
		...r ? [ru()] : [],
		new qc((e, t) => (e.setContext((e) => ({ headers: {
			...e.headers,
			...n()
		} })), t(e))),
		new ql({
			uri: e.url,
			fetch: t
		})
	]), s = new Dl({
		cache: Bc(),
		link: qc.split(({ operationType: e }) => e === jr.SUBSCRIPTION, a.link, o)
	});
	return {
		apollo: s,
		session: i,
		live: a,
		async close() {
			s.stop(), i.close(), await a.close();
		}
	};
}
async function Hu(e, t, n, r) {
	const i = await e(t, {
		method: "POST",
		headers: {
			"content-type": "application/json",
			accept: "application/json"
		},
		body: JSON.stringify({
			operationName: "RefreshSession",
			variables: { refreshToken: r },
			...n ? { documentId: pc(jc) } : { query: Oi(jc) }
		})
	}), { data: a } = await i.json(), o = a?.refreshSession;
	if (o === void 0) throw Error(`The platform answered ${i.status} to a refresh.`);
	return o.__typename === "TokensIssued" ? {
		userId: o.viewer.id,
		tokens: o.tokens
	} : null;
}
// ../../packages/client/src/reactions.ts
async function Uu(e, t, n) {
	const r = {
		__typename: "ReactionSuccess",
		subjectId: t.id,
		viewerReaction: n,
		stats: Ku(t, n)
	}, i = { idempotent: !0 };
	if (n === null) {
		const { data: n } = await e.mutate({
			mutation: Pc,
			variables: { subjectId: t.id },
			context: i,
			optimisticResponse: {
				__typename: "Mutation",
				unreact: r
			},
			update: (e, n) => Wu(e, t, n.data?.unreact)
		});
		return Gu(n?.unreact);
	}
	const { data: a } = await e.mutate({
		mutation: Nc,
		variables: { input: {
			subjectId: t.id,
			type: n
		} },
		context: i,
		optimisticResponse: {
			__typename: "Mutation",
			react: r
		},
		update: (e, n) => Wu(e, t, n.data?.react)
	});
	Gu(a?.react);
}
function Wu(e, t, n) {
	if (n?.__typename !== "ReactionSuccess") return;
	const r = e.identify({ ...t });
	r !== void 0 && e.modify({
		id: r,
		fields: {
			viewerReaction: () => n.viewerReaction,
			stats: () => n.stats
		}
	});
}
function Gu(e) {
	if (e !== void 0 && Zl(e)) throw new Ql(e);
}
function Ku({ stats: e, viewerReaction: t }, n) {
	const r = e ?? {
		__typename: "EngagementStats",
		reactions: 0,
		byReaction: [],
		comments: 0,
		shares: 0
	}, i = new Map(r.byReaction.map((e) => [e.type, e.count]));
	return t !== null && i.set(t, Math.max(0, (i.get(t) ?? 1) - 1)), n !== null && i.set(n, (i.get(n) ?? 0) + 1), {
		...r,
		reactions: Math.max(0, r.reactions + (n === null ? 0 : 1) - (t === null ? 0 : 1)),
		byReaction: [...i].filter(([, e]) => e > 0).map(([e, t]) => ({
			__typename: "ReactionCount",
			type: e,
			count: t
		}))
	};
}
// ../../packages/client/src/watch.ts
function qu(e, t, n) {
	const r = e.subscribe({
		query: t,
		variables: n.variables
	}).subscribe({
		next({ data: e, error: t }) {
			if (t !== void 0) return n.error?.(t);
			if (e == null) return;
			const r = Ju(e);
			r === null ? n.next(e) : n.resync(r);
		},
		error: (e) => n.error?.(e)
	});
	return () => r.unsubscribe();
}
function Ju(e) {
	for (const t of Object.values(e)) if (typeof t == "object" && t && t.__typename === "ResyncRequired") return String(t.reason);
	return null;
}
// ../../node_modules/react/cjs/react.production.js
var Yu = /* @__PURE__ */ o(((e) => {
	var t = Symbol.for("react.transitional.element"), n = Symbol.for("react.portal"), r = Symbol.for("react.fragment"), i = Symbol.for("react.strict_mode"), a = Symbol.for("react.profiler"), o = Symbol.for("react.consumer"), s = Symbol.for("react.context"), c = Symbol.for("react.forward_ref"), l = Symbol.for("react.suspense"), u = Symbol.for("react.memo"), d = Symbol.for("react.lazy"), f = Symbol.for("react.activity"), p = Symbol.for("react.view_transition"), m = Symbol.iterator;
	function h(e) {
		return typeof e != "object" || !e ? null : (e = m && e[m] || e["@@iterator"], typeof e == "function" ? e : null);
	}
	var g = {
		isMounted: () => !1,
		enqueueForceUpdate: () => {},
		enqueueReplaceState: () => {},
		enqueueSetState: () => {}
	}, _ = Object.assign, v = {};
	function y(e, t, n) {
		this.props = e, this.context = t, this.refs = v, this.updater = n || g;
	}
	y.prototype.isReactComponent = {}, y.prototype.setState = function(e, t) {
		if (typeof e != "object" && typeof e != "function" && e != null) throw Error("takes an object of state variables to update or a function which returns an object of state variables.");
		this.updater.enqueueSetState(this, e, t, "setState");
	}, y.prototype.forceUpdate = function(e) {
		this.updater.enqueueForceUpdate(this, e, "forceUpdate");
	};
	function b() {}
	b.prototype = y.prototype;
	function ee(e, t, n) {
		this.props = e, this.context = t, this.refs = v, this.updater = n || g;
	}
	var x = ee.prototype = new b();
	x.constructor = ee, _(x, y.prototype), x.isPureReactComponent = !0;
	var te = Array.isArray;
	function S() {}
	var C = {
		H: null,
		A: null,
		T: null,
		S: null
	}, ne = Object.prototype.hasOwnProperty;
	function re(e, n, r) {
		var i = r.ref;
		return {
			$$typeof: t,
			type: e,
			key: n,
			ref: i === void 0 ? null : i,
			props: r
		};
	}
	function ie(e, t) {
		return re(e.type, t, e.props);
	}
	function ae(e) {
		return typeof e == "object" && !!e && e.$$typeof === t;
	}
	function oe(e) {
		var t = {
			"=": "=0",
			":": "=2"
		};
		return "$" + e.replace(/[=:]/g, (e) => t[e]);
	}
	var se = /\/+/g;
	function ce(e, t) {
		return typeof e == "object" && e && e.key != null ? oe("" + e.key) : t.toString(36);
	}
	function le(e) {
		switch (e.status) {
			case "fulfilled": return e.value;
			case "rejected": throw e.reason;
			default: switch (typeof e.status == "string" ? e.then(S, S) : (e.status = "pending", e.then((t) => {
				e.status === "pending" && (e.status = "fulfilled", e.value = t);
			}, (t) => {
				e.status === "pending" && (e.status = "rejected", e.reason = t);
			})), e.status) {
				case "fulfilled": return e.value;
				case "rejected": throw e.reason;
			}
		}
		throw e;
	}
	function ue(e, r, i, a, o) {
		var s = typeof e;
		(s === "undefined" || s === "boolean") && (e = null);
		var c = !1;
		if (e === null) c = !0;
		else switch (s) {
			case "bigint":
			case "string":
			case "number":
				c = !0;
				break;
			case "object": switch (e.$$typeof) {
				case t:
				case n:
					c = !0;
					break;
				case d: return c = e._init, ue(c(e._payload), r, i, a, o);
			}
		}
		if (c) return o = o(e), c = a === "" ? "." + ce(e, 0) : a, te(o) ? (i = "", c != null && (i = c.replace(se, "$&/") + "/"), ue(o, r, i, "", (e) => e)) : o != null && (ae(o) && (o = ie(o, i + (o.key == null || e && e.key === o.key ? "" : ("" + o.key).replace(se, "$&/") + "/") + c)), r.push(o)), 1;
		c = 0;
		var l = a === "" ? "." : a + ":";
		if (te(e)) for (var u = 0; u < e.length; u++) a = e[u], s = l + ce(a, u), c += ue(a, r, i, s, o);
		else if (u = h(e), typeof u == "function") for (e = u.call(e), u = 0; !(a = e.next()).done;) a = a.value, s = l + ce(a, u++), c += ue(a, r, i, s, o);
		else if (s === "object") {
			if (typeof e.then == "function") return ue(le(e), r, i, a, o);
			throw r = String(e), Error("Objects are not valid as a React child (found: " + (r === "[object Object]" ? "object with keys {" + Object.keys(e).join(", ") + "}" : r) + "). If you meant to render a collection of children, use an array instead.");
		}
		return c;
	}
	function de(e, t, n) {
		if (e == null) return e;
		var r = [], i = 0;
		return ue(e, r, "", "", (e) => t.call(n, e, i++)), r;
	}
	function fe(e) {
		if (e._status === -1) {
			var t = e._result, n = t();
			n.then((t) => {
				(e._status === 0 || e._status === -1) && (e._status = 1, e._result = t, n.status === void 0 && (n.status = "fulfilled", n.value = t));
			}, (t) => {
				(e._status === 0 || e._status === -1) && (e._status = 2, e._result = t, n.status === void 0 && (n.status = "rejected", n.reason = t));
			}), e._status === -1 && (e._status = 0, e._result = n);
		}
		if (e._status === 1) return e._result.default;
		throw e._result;
	}
	var pe = typeof reportError == "function" ? reportError : ((e) => {
		if (typeof window == "object" && typeof window.ErrorEvent == "function") {
			var t = new window.ErrorEvent("error", {
				bubbles: !0,
				cancelable: !0,
				message: typeof e == "object" && e && typeof e.message == "string" ? String(e.message) : String(e),
				error: e
			});
			if (!window.dispatchEvent(t)) return;
		} else if (typeof process == "object" && typeof process.emit == "function") {
			process.emit("uncaughtException", e);
			return;
		}
		console.error(e);
	});
	function me(e) {
		var t = C.T, n = {};
		n.types = t === null ? null : t.types, C.T = n;
		try {
			var r = e(), i = C.S;
			i !== null && i(n, r), typeof r == "object" && r && typeof r.then == "function" && r.then(S, pe);
		} catch (e) {
			pe(e);
		} finally {
			t !== null && n.types !== null && (t.types = n.types), C.T = t;
		}
	}
	function he(e) {
		var t = C.T;
		if (t !== null) {
			var n = t.types;
			n === null ? t.types = [e] : n.indexOf(e) === -1 && n.push(e);
		} else me(he.bind(null, e));
	}
	var ge = {
		map: de,
		forEach: (e, t, n) => {
			de(e, function() {
				t.apply(this, arguments);
			}, n);
		},
		count: (e) => {
			var t = 0;
			return de(e, () => {
				t++;
			}), t;
		},
		toArray: (e) => de(e, (e) => e) || [],
		only: (e) => {
			if (!ae(e)) throw Error("React.Children.only expected to receive a single React element child.");
			return e;
		}
	};
	e.Activity = f, e.Children = ge, e.Component = y, e.Fragment = r, e.Profiler = a, e.PureComponent = ee, e.StrictMode = i, e.Suspense = l, e.ViewTransition = p, e.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE = C, e.__COMPILER_RUNTIME = {
		__proto__: null,
		c: (e) => C.H.useMemoCache(e)
	}, e.addTransitionType = he, e.cache = (e) => function() {
			return e.apply(null, arguments);
		}, e.cacheSignal = () => null, e.cloneElement = function(e, t, n) {
		if (e == null) throw Error("The argument must be a React element, but you passed " + e + ".");
		var r = _({}, e.props), i = e.key;
		if (t != null) for (a in t.key !== void 0 && (i = "" + t.key), t) !ne.call(t, a) || a === "key" || a === "__self" || a === "__source" || a === "ref" && t.ref === void 0 || (r[a] = t[a]);
		var a = arguments.length - 2;
		if (a === 1) r.children = n;
		else if (1 < a) {
			for (var o = Array(a), s = 0; s < a; s++) o[s] = arguments[s + 2];
			r.children = o;
		}
		return re(e.type, i, r);
	}, e.createContext = (e) => (e = {
			$$typeof: s,
			_currentValue: e,
			_currentValue2: e,
			_threadCount: 0,
			Provider: null,
			Consumer: null
		}, e.Provider = e, e.Consumer = {
			$$typeof: o,
			_context: e
		}, e), e.createElement = function(e, t, n) {
		var r, i = {}, a = null;
		if (t != null) for (r in t.key !== void 0 && (a = "" + t.key), t) ne.call(t, r) && r !== "key" && r !== "__self" && r !== "__source" && (i[r] = t[r]);
		var o = arguments.length - 2;
		if (o === 1) i.children = n;
		else if (1 < o) {
			for (var s = Array(o), c = 0; c < o; c++) s[c] = arguments[c + 2];
			i.children = s;
		}
		if (e && e.defaultProps) for (r in o = e.defaultProps, o) i[r] === void 0 && (i[r] = o[r]);
		return re(e, a, i);
	}, e.createRef = () => ({ current: null }), e.forwardRef = (e) => ({
			$$typeof: c,
			render: e
		}), e.isValidElement = ae, e.lazy = (e) => ({
			$$typeof: d,
			_payload: {
				_status: -1,
				_result: e
			},
			_init: fe
		}), e.memo = (e, t) => ({
			$$typeof: u,
			type: e,
			compare: t === void 0 ? null : t
		}), e.startTransition = me, e.unstable_useCacheRefresh = () => C.H.useCacheRefresh(), e.use = (e) => C.H.use(e), e.useActionState = (e, t, n) => C.H.useActionState(e, t, n), e.useCallback = (e, t) => C.H.useCallback(e, t), e.useContext = (e) => C.H.useContext(e), e.useDebugValue = () => {}, e.useDeferredValue = (e, t) => C.H.useDeferredValue(e, t), e.useEffect = (e, t) => C.H.useEffect(e, t), e.useEffectEvent = (e) => C.H.useEffectEvent(e), e.useId = () => C.H.useId(), e.useImperativeHandle = (e, t, n) => C.H.useImperativeHandle(e, t, n), e.useInsertionEffect = (e, t) => C.H.useInsertionEffect(e, t), e.useLayoutEffect = (e, t) => C.H.useLayoutEffect(e, t), e.useMemo = (e, t) => C.H.useMemo(e, t), e.useOptimistic = (e, t) => C.H.useOptimistic(e, t), e.useReducer = (e, t, n) => C.H.useReducer(e, t, n), e.useRef = (e) => C.H.useRef(e), e.useState = (e) => C.H.useState(e), e.useSyncExternalStore = (e, t, n) => C.H.useSyncExternalStore(e, t, n), e.useTransition = () => C.H.useTransition(), e.version = "19.3.1";
})), Xu = /* @__PURE__ */ o(((e, t) => {
	t.exports = Yu();
})), Zu = /* @__PURE__ */ c(Xu(), 1), K = Symbol.for("__APOLLO_CONTEXT__");
function q() {
	P("createContext" in Zu, 39);
	let e = Zu.createContext[K];
	return e || (Object.defineProperty(Zu.createContext, K, {
		value: e = Zu.createContext({}),
		enumerable: !1,
		writable: !1,
		configurable: !0
	}), e.displayName = "ApolloContext"), e;
}
// ../../node_modules/@apollo/client/react/context/ApolloProvider.js
var J = ({ client: e, children: t }) => {
	const n = q(), r = Zu.useContext(n), i = Zu.useMemo(() => ({
		...r,
		client: e || r.client
	}), [r, e]);
	return P(i.client, 40), Zu.createElement(n.Provider, { value: i }, t);
};
// ../../node_modules/@apollo/client/react/hooks/useApolloClient.js
function Y(e) {
	const t = Zu.useContext(q()), n = e || t.client;
	return P(!!n, 30), n;
}
// ../../node_modules/@apollo/client/react/hooks/internal/useDeepMemo.js
function X(e, t) {
	const n = Zu.useRef(void 0);
	return n.current && x(n.current.deps, t) || (n.current = {
		value: e(),
		deps: t
	}), n.current.value;
}
// ../../node_modules/@apollo/client/react/hooks/constants.js
var Qu = Symbol.for("apollo.skipToken"), $u = Symbol.for("apollo.hook.wrappers");
// ../../node_modules/@apollo/client/react/hooks/internal/wrapHook.js
function ed(e, t, n) {
	let r = [n.queryManager, e.startsWith("use") ? Zu.useContext(q()) : void 0], i = t;
	for (const t of r) {
		const n = t?.[$u]?.[e];
		n && (i = n(i));
	}
	return i;
}
// ../../node_modules/@apollo/client/react/hooks/useSyncExternalStore.js
var td = Zu.useSyncExternalStore, nd = Hi(() => navigator.product) == "ReactNative", rd = Hi(() => navigator.userAgent.indexOf("jsdom") >= 0) || !1, id = (I || nd) && !rd, ad = td || ((e, t, n) => {
	const r = t(), [{ inst: i }, a] = Zu.useState({ inst: {
		value: r,
		getSnapshot: t
	} });
	return id ? Zu.useLayoutEffect(() => {
		Object.assign(i, {
			value: r,
			getSnapshot: t
		}), od(i) && a({ inst: i });
	}, [
		e,
		r,
		t
	]) : Object.assign(i, {
		value: r,
		getSnapshot: t
	}), Zu.useEffect(() => (od(i) && a({ inst: i }), e(() => {
		od(i) && a({ inst: i });
	})), [e]), r;
});
function od({ value: e, getSnapshot: t }) {
	try {
		return e !== t();
	} catch {
		return !0;
	}
}
// ../../node_modules/@apollo/client/react/hooks/useQuery.js
var sd = Symbol(), cd = (e, ...[t]) => {
	"use no memo";
	return ed("useQuery", ld, Y(typeof t == "object" ? t.client : void 0))(e, t);
};
function ld(e, t = {}) {
	const n = Y(typeof t == "object" ? t.client : void 0), { ssr: r } = typeof t == "object" ? t : {}, i = dd(e, t, n.defaultOptions.watchQuery);
	function a(t) {
		const r = n.watchQuery(i);
		return {
			client: n,
			query: e,
			observable: r,
			resultData: {
				current: r.getCurrentResult(),
				previousData: t?.resultData.current.data,
				variables: r.variables
			}
		};
	}
	let [o, s] = Zu.useState(a);
	(n !== o.client || e !== o.query) && s(o = a(o));
	const { observable: c, resultData: l } = o;
	fd(i, c), md(l, c, i);
	const u = pd(c, l, r), d = Zu.useMemo(() => ({
		refetch: c.refetch.bind(c),
		fetchMore: c.fetchMore.bind(c),
		updateQuery: c.updateQuery.bind(c),
		startPolling: c.startPolling.bind(c),
		stopPolling: c.stopPolling.bind(c),
		subscribeToMore: c.subscribeToMore.bind(c)
	}), [c]), f = l.previousData;
	return Zu.useMemo(() => {
		const { partial: e, ...t } = u;
		return {
			...t,
			client: n,
			observable: c,
			variables: c.variables,
			previousData: f,
			...d
		};
	}, [
		u,
		n,
		c,
		f,
		d
	]);
}
var ud = Symbol();
function dd(e, t, n) {
	return X(() => {
		if (t === Qu) {
			const t = {
				...no(n, {
					query: e,
					fetchPolicy: "standby"
				}),
				[Eo]: !0
			};
			return t[ud] = !0, t;
		}
		const r = no(n, {
			...t,
			query: e
		});
		return t.skip && (r.initialFetchPolicy = t.initialFetchPolicy || t.fetchPolicy, r.fetchPolicy = "standby"), r;
	}, [
		e,
		t,
		n
	]);
}
function fd(e, t) {
	"use no memo";
	e.fetchPolicy ||= t.options.initialFetchPolicy;
}
function pd(e, t, n) {
	"use no memo";
	const r = e.options.fetchPolicy;
	return ad(Zu.useCallback((n) => {
		const r = e.pipe(Pn(ln)).subscribe((r) => {
			const i = t.current;
			x(i, r) && x(t.variables, e.variables) || (t.variables = e.variables, i.data && !x(i.data, r.data) && (t.previousData = i.data), t.current = r, n());
		});
		return () => {
			setTimeout(() => r.unsubscribe());
		};
	}, [e, t]), () => t.current, () => r !== "standby" && n === !1 || r === "no-cache" ? cd.ssrDisabledResult : t.current);
}
function md(e, t, n) {
	"use no memo";
	if (t[sd] && !x(t[sd], n)) {
		t[sd][ud] && !n.initialFetchPolicy && (n.initialFetchPolicy = n.fetchPolicy), hd(t[sd], n) ? t.reobserve(n) : t.applyOptions(n);
		const r = t.getCurrentResult();
		x(r.data, e.current.data) || (e.previousData = e.current.data || e.previousData), e.current = r, e.variables = t.variables;
	}
	t[sd] = n;
}
function hd(e, t) {
	return e.query !== t.query || !x(e.variables, t.variables) || e.fetchPolicy !== t.fetchPolicy && (t.fetchPolicy === "standby" || e.fetchPolicy === "standby");
}
cd.ssrDisabledResult = $a({
	loading: !0,
	data: void 0,
	dataState: "empty",
	error: void 0,
	networkStatus: H.loading,
	partial: !0
});
// ../../node_modules/scheduler/cjs/scheduler.production.js
var gd = /* @__PURE__ */ o(((e) => {
	function t(e, t) {
		var n = e.length;
		e.push(t);
		for (; 0 < n;) {
			var r = n - 1 >>> 1, a = e[r];
			if (0 < i(a, t)) e[r] = t, e[n] = a, n = r;
			else break;
		}
	}
	function n(e) {
		return e.length === 0 ? null : e[0];
	}
	function r(e) {
		if (e.length === 0) return null;
		var t = e[0], n = e.pop();
		if (n !== t) {
			e[0] = n;
			for (var r = 0, a = e.length, o = a >>> 1; r < o;) {
				var s = 2 * (r + 1) - 1, c = e[s], l = s + 1, u = e[l];
				if (0 > i(c, n)) l < a && 0 > i(u, c) ? (e[r] = u, e[l] = n, r = l) : (e[r] = c, e[s] = n, r = s);
				else if (l < a && 0 > i(u, n)) e[r] = u, e[l] = n, r = l;
				else break;
			}
		}
		return t;
	}
	function i(e, t) {
		var n = e.sortIndex - t.sortIndex;
		return n === 0 ? e.id - t.id : n;
	}
	if (e.unstable_now = void 0, typeof performance == "object" && typeof performance.now == "function") {
		var a = performance;
		e.unstable_now = () => a.now();
	} else {
		var o = Date, s = o.now();
		e.unstable_now = () => o.now() - s;
	}
	var c = [], l = [], u = 1, d = null, f = 3, p = !1, m = !1, h = !1, g = !1, _ = typeof setTimeout == "function" ? setTimeout : null, v = typeof clearTimeout == "function" ? clearTimeout : null, y = typeof setImmediate < "u" ? setImmediate : null;
	function b(e) {
		for (var i = n(l); i !== null;) {
			if (i.callback === null) r(l);
			else if (i.startTime <= e) r(l), i.sortIndex = i.expirationTime, t(c, i);
			else break;
			i = n(l);
		}
	}
	function ee(e) {
		if (h = !1, b(e), !m) {
			if (n(c) !== null) m = !0, x || (x = !0, ie());
			else {
				var t = n(l);
				t !== null && se(ee, t.startTime - e);
			}
		}
	}
	var x = !1, te = -1, S = 5, C = -1;
	function ne() {
		return g ? !0 : !(e.unstable_now() - C < S);
	}
	function re() {
		if (g = !1, x) {
			var t = e.unstable_now();
			C = t;
			var i = !0;
			try {
				a: {
					m = !1, h && (h = !1, v(te), te = -1), p = !0;
					var a = f;
					try {
						b: {
							for (b(t), d = n(c); d !== null && !(d.expirationTime > t && ne());) {
								var o = d.callback;
								if (typeof o == "function") {
									d.callback = null, f = d.priorityLevel;
									var s = o(d.expirationTime <= t);
									if (t = e.unstable_now(), typeof s == "function") {
										d.callback = s, b(t), i = !0;
										break b;
									}
									d === n(c) && r(c), b(t);
								} else r(c);
								d = n(c);
							}
							if (d !== null) i = !0;
							else {
								var u = n(l);
								u !== null && se(ee, u.startTime - t), i = !1;
							}
						}
						break a;
					} finally {
						d = null, f = a, p = !1;
					}
					i = void 0;
				}
			} finally {
				i ? ie() : x = !1;
			}
		}
	}
	var ie;
	if (typeof y == "function") ie = () => {
		y(re);
	};
	else if (typeof MessageChannel < "u") {
		var ae = new MessageChannel(), oe = ae.port2;
		ae.port1.onmessage = re, ie = () => {
			oe.postMessage(null);
		};
	} else ie = () => {
		_(re, 0);
	};
	function se(t, n) {
		te = _(() => {
			t(e.unstable_now());
		}, n);
	}
	e.unstable_IdlePriority = 5, e.unstable_ImmediatePriority = 1, e.unstable_LowPriority = 4, e.unstable_NormalPriority = 3, e.unstable_Profiling = null, e.unstable_UserBlockingPriority = 2, e.unstable_cancelCallback = (e) => {
		e.callback = null;
	}, e.unstable_forceFrameRate = (e) => {
		0 > e || 125 < e ? console.error("forceFrameRate takes a positive int between 0 and 125, forcing frame rates higher than 125 fps is not supported") : S = 0 < e ? Math.floor(1e3 / e) : 5;
	}, e.unstable_getCurrentPriorityLevel = () => f, e.unstable_next = (e) => {
		switch (f) {
			case 1:
			case 2:
			case 3:
				var t = 3;
				break;
			default: t = f;
		}
		var n = f;
		f = t;
		try {
			return e();
		} finally {
			f = n;
		}
	}, e.unstable_requestPaint = () => {
		g = !0;
	}, e.unstable_runWithPriority = (e, t) => {
		switch (e) {
			case 1:
			case 2:
			case 3:
			case 4:
			case 5: break;
			default: e = 3;
		}
		var n = f;
		f = e;
		try {
			return t();
		} finally {
			f = n;
		}
	}, e.unstable_scheduleCallback = (r, i, a) => {
		var o = e.unstable_now();
		switch (typeof a == "object" && a ? (a = a.delay, a = typeof a == "number" && 0 < a ? o + a : o) : a = o, r) {
			case 1:
				var s = -1;
				break;
			case 2:
				s = 250;
				break;
			case 5:
				s = 1073741823;
				break;
			case 4:
				s = 1e4;
				break;
			default: s = 5e3;
		}
		return s = a + s, r = {
			id: u++,
			callback: i,
			priorityLevel: r,
			startTime: a,
			expirationTime: s,
			sortIndex: -1
		}, a > o ? (r.sortIndex = a, t(l, r), n(c) === null && r === n(l) && (h ? (v(te), te = -1) : h = !0, se(ee, a - o))) : (r.sortIndex = s, t(c, r), m || p || (m = !0, x || (x = !0, ie()))), r;
	}, e.unstable_shouldYield = ne, e.unstable_wrapCallback = (e) => {
		var t = f;
		return function() {
			var n = f;
			f = t;
			try {
				return e.apply(this, arguments);
			} finally {
				f = n;
			}
		};
	};
})), _d = /* @__PURE__ */ o(((e, t) => {
	t.exports = gd();
})), vd = /* @__PURE__ */ o(((e) => {
	var t = Xu();
	function n(e) {
		var t = "https://react.dev/errors/" + e;
		if (1 < arguments.length) {
			t += "?args[]=" + encodeURIComponent(arguments[1]);
			for (var n = 2; n < arguments.length; n++) t += "&args[]=" + encodeURIComponent(arguments[n]);
		}
		return "Minified React error #" + e + "; visit " + t + " for the full message or use the non-minified dev environment for full errors and additional helpful warnings.";
	}
	function r() {}
	var i = {
		d: {
			f: r,
			r: () => {
				throw Error(n(522));
			},
			D: r,
			C: r,
			L: r,
			m: r,
			X: r,
			S: r,
			M: r
		},
		p: 0,
		findDOMNode: null
	}, a = Symbol.for("react.portal"), o = Symbol.for("react.recoverable"), s = Symbol.for("react.optimistic_key");
	function c(e, t, n) {
		var r = 3 < arguments.length && arguments[3] !== void 0 ? arguments[3] : null;
		return {
			$$typeof: a,
			key: r == null ? null : r === s ? s : "" + r,
			children: e,
			containerInfo: t,
			implementation: n
		};
	}
	var l = t.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE;
	function u(e, t) {
		if (e === "font") return "";
		if (typeof t == "string") return t === "use-credentials" ? t : "";
	}
	e.__DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE = i, e.browser = (e) => ({
			$$typeof: o,
			_reason: e
		}), e.createPortal = function(e, t) {
		var r = 2 < arguments.length && arguments[2] !== void 0 ? arguments[2] : null;
		if (!t || t.nodeType !== 1 && t.nodeType !== 9 && t.nodeType !== 11) throw Error(n(299));
		return c(e, t, null, r);
	}, e.flushSync = (e) => {
		var t = l.T, n = i.p;
		try {
			if (l.T = null, i.p = 2, e) return e();
		} finally {
			l.T = t, i.p = n, i.d.f();
		}
	}, e.preconnect = (e, t) => {
		typeof e == "string" && (t ? (t = t.crossOrigin, t = typeof t == "string" ? t === "use-credentials" ? t : "" : void 0) : t = null, i.d.C(e, t));
	}, e.prefetchDNS = (e) => {
		typeof e == "string" && i.d.D(e);
	}, e.preinit = (e, t) => {
		if (typeof e == "string" && t && typeof t.as == "string") {
			var n = t.as, r = u(n, t.crossOrigin), a = typeof t.integrity == "string" ? t.integrity : void 0, o = typeof t.fetchPriority == "string" ? t.fetchPriority : void 0;
			n === "style" ? i.d.S(e, typeof t.precedence == "string" ? t.precedence : void 0, {
				crossOrigin: r,
				integrity: a,
				fetchPriority: o
			}) : n === "script" && i.d.X(e, {
				crossOrigin: r,
				integrity: a,
				fetchPriority: o,
				nonce: typeof t.nonce == "string" ? t.nonce : void 0
			});
		}
	}, e.preinitModule = (e, t) => {
		if (typeof e == "string") {
			if (typeof t == "object" && t) {
				if (t.as == null || t.as === "script") {
					var n = u(t.as, t.crossOrigin);
					i.d.M(e, {
						crossOrigin: n,
						integrity: typeof t.integrity == "string" ? t.integrity : void 0,
						nonce: typeof t.nonce == "string" ? t.nonce : void 0,
						fetchPriority: typeof t.fetchPriority == "string" ? t.fetchPriority : void 0
					});
				}
			} else t ?? i.d.M(e);
		}
	}, e.preload = (e, t) => {
		if (typeof e == "string" && typeof t == "object" && t && typeof t.as == "string") {
			var n = t.as, r = u(n, t.crossOrigin);
			i.d.L(e, n, {
				crossOrigin: r,
				integrity: typeof t.integrity == "string" ? t.integrity : void 0,
				nonce: typeof t.nonce == "string" ? t.nonce : void 0,
				type: typeof t.type == "string" ? t.type : void 0,
				fetchPriority: typeof t.fetchPriority == "string" ? t.fetchPriority : void 0,
				referrerPolicy: typeof t.referrerPolicy == "string" ? t.referrerPolicy : void 0,
				imageSrcSet: typeof t.imageSrcSet == "string" ? t.imageSrcSet : void 0,
				imageSizes: typeof t.imageSizes == "string" ? t.imageSizes : void 0,
				media: typeof t.media == "string" ? t.media : void 0
			});
		}
	}, e.preloadModule = (e, t) => {
		if (typeof e == "string") {
			if (t) {
				var n = u(t.as, t.crossOrigin);
				i.d.m(e, {
					as: typeof t.as == "string" && t.as !== "script" ? t.as : void 0,
					crossOrigin: n,
					integrity: typeof t.integrity == "string" ? t.integrity : void 0,
					nonce: typeof t.nonce == "string" ? t.nonce : void 0,
					fetchPriority: typeof t.fetchPriority == "string" ? t.fetchPriority : void 0
				});
			} else i.d.m(e);
		}
	}, e.requestFormReset = (e) => {
		i.d.r(e);
	}, e.unstable_batchedUpdates = (e, t) => e(t), e.useFormState = (e, t, n) => l.H.useFormState(e, t, n), e.useFormStatus = () => l.H.useHostTransitionStatus(), e.version = "19.3.1";
})), yd = /* @__PURE__ */ o(((e, t) => {
	function n() {
		if (typeof __REACT_DEVTOOLS_GLOBAL_HOOK__ < "u" && typeof __REACT_DEVTOOLS_GLOBAL_HOOK__.checkDCE == "function") try {
			__REACT_DEVTOOLS_GLOBAL_HOOK__.checkDCE(n);
		} catch (e) {
			console.error(e);
		}
	}
	n(), t.exports = vd();
})), bd = /* @__PURE__ */ o(((e) => {
	var t = _d(), n = Xu(), r = yd();
	function i(e) {
		var t = "https://react.dev/errors/" + e;
		if (1 < arguments.length) {
			t += "?args[]=" + encodeURIComponent(arguments[1]);
			for (var n = 2; n < arguments.length; n++) t += "&args[]=" + encodeURIComponent(arguments[n]);
		}
		return "Minified React error #" + e + "; visit " + t + " for the full message or use the non-minified dev environment for full errors and additional helpful warnings.";
	}
	function a(e) {
		return !(!e || e.nodeType !== 1 && e.nodeType !== 9 && e.nodeType !== 11);
	}
	function o(e) {
		for (var t = e, n = t; n && !n.alternate;) t = n, t.flags & 4098 && (e = t.return), n = t.return;
		for (; t.return;) t = t.return;
		return t.tag === 3 ? e : null;
	}
	function s(e) {
		if (e.tag === 13) {
			var t = e.memoizedState;
			if (t === null && (e = e.alternate, e !== null && (t = e.memoizedState)), t !== null) return t.dehydrated;
		}
		return null;
	}
	function c(e) {
		if (e.tag === 31) {
			var t = e.memoizedState;
			if (t === null && (e = e.alternate, e !== null && (t = e.memoizedState)), t !== null) return t.dehydrated;
		}
		return null;
	}
	function l(e) {
		if (o(e) !== e) throw Error(i(188));
	}
	function u(e) {
		var t = e.alternate;
		if (!t) {
			if (t = o(e), t === null) throw Error(i(188));
			return t === e ? e : null;
		}
		for (var n = e, r = t;;) {
			var a = n.return;
			if (a === null) break;
			var s = a.alternate;
			if (s === null) {
				if (r = a.return, r !== null) {
					n = r;
					continue;
				}
				break;
			}
			if (a.child === s.child) {
				for (s = a.child; s;) {
					if (s === n) return l(a), e;
					if (s === r) return l(a), t;
					s = s.sibling;
				}
				throw Error(i(188));
			}
			if (n.return !== r.return) n = a, r = s;
			else {
				for (var c = !1, u = a.child; u;) {
					if (u === n) {
						c = !0, n = a, r = s;
						break;
					}
					if (u === r) {
						c = !0, r = a, n = s;
						break;
					}
					u = u.sibling;
				}
				if (!c) {
					for (u = s.child; u;) {
						if (u === n) {
							c = !0, n = s, r = a;
							break;
						}
						if (u === r) {
							c = !0, r = s, n = a;
							break;
						}
						u = u.sibling;
					}
					if (!c) throw Error(i(189));
				}
			}
			if (n.alternate !== r) throw Error(i(190));
		}
		if (n.tag !== 3) throw Error(i(188));
		return n.stateNode.current === n ? e : t;
	}
	function d(e) {
		var t = e.tag;
		if (t === 5 || t === 26 || t === 27 || t === 6) return e;
		for (e = e.child; e !== null;) {
			if (t = d(e), t !== null) return t;
			e = e.sibling;
		}
		return null;
	}
	function f(e, t, n, r, i, a) {
		for (; e !== null;) {
			if ((e.tag === 5 || e.tag === 27 || e.tag === 6) && n(e, r, i, a) || (e.tag !== 22 || e.memoizedState === null) && (t || e.tag !== 5 && e.tag !== 27) && f(e.child, t, n, r, i, a)) return !0;
			e = e.sibling;
		}
		return !1;
	}
	function p(e) {
		for (e = e.return; e !== null;) {
			if (e.tag === 3 || e.tag === 5 || e.tag === 27) return e;
			e = e.return;
		}
		return null;
	}
	function m(e) {
		var t = !1;
		for (e = e.return; e !== null && (e.tag === 4 && (t = !0), e.tag !== 3 && e.tag !== 5 && e.tag !== 27);) e = e.return;
		return t;
	}
	function h(e) {
		var t = [null, null], n = p(e);
		return n === null || g(t, e, n.child, { foundSelf: !1 }), t;
	}
	function g(e, t, n, r) {
		for (; n !== null;) {
			if (n === t) r.foundSelf = !0;
			else if (n.tag === 5 || n.tag === 27 || n.tag === 6) {
				if (r.foundSelf) return e[1] = n, !0;
				e[0] = n;
			} else if ((n.tag !== 22 || n.memoizedState === null) && g(e, t, n.child, r)) return !0;
			n = n.sibling;
		}
		return !1;
	}
	function _(e) {
		switch (e.tag) {
			case 5:
			case 27:
			case 6: return e.stateNode;
			case 3: return e.stateNode.containerInfo;
			default: throw Error(i(559));
		}
	}
	var v = null, y = null;
	function b(e, t, n) {
		return e === n || e === t && (v = e, !0);
	}
	function ee(e, t, n) {
		return e === n ? (y = e, !1) : e === t && (y !== null && (v = e), !0);
	}
	function x(e) {
		if (e === null) return null;
		do
			e = e === null ? null : e.return;
		while (e && e.tag !== 5 && e.tag !== 27 && e.tag !== 3);
		return e || null;
	}
	function te(e, t, n) {
		for (var r = 0, i = e; i; i = n(i)) r++;
		i = 0;
		for (var a = t; a; a = n(a)) i++;
		for (; 0 < r - i;) e = n(e), r--;
		for (; 0 < i - r;) t = n(t), i--;
		for (; r--;) {
			if (e === t || t !== null && e === t.alternate) return e;
			e = n(e), t = n(t);
		}
		return null;
	}
	var S = Object.assign, C = Symbol.for("react.element"), ne = Symbol.for("react.transitional.element"), re = Symbol.for("react.portal"), ie = Symbol.for("react.fragment"), ae = Symbol.for("react.strict_mode"), oe = Symbol.for("react.profiler"), se = Symbol.for("react.consumer"), ce = Symbol.for("react.context"), le = Symbol.for("react.forward_ref"), ue = Symbol.for("react.suspense"), de = Symbol.for("react.suspense_list"), fe = Symbol.for("react.memo"), pe = Symbol.for("react.lazy"), me = Symbol.for("react.activity"), he = Symbol.for("react.legacy_hidden"), ge = Symbol.for("react.memo_cache_sentinel"), _e = Symbol.for("react.view_transition"), ve = Symbol.for("react.recoverable"), ye = Symbol.iterator;
	function be(e) {
		return typeof e != "object" || !e ? null : (e = ye && e[ye] || e["@@iterator"], typeof e == "function" ? e : null);
	}
	var xe = Symbol.for("react.client.reference");
	function Se(e) {
		if (e == null) return null;
		if (typeof e == "function") return e.$$typeof === xe ? null : e.displayName || e.name || null;
		if (typeof e == "string") return e;
		switch (e) {
			case ie: return "Fragment";
			case oe: return "Profiler";
			case ae: return "StrictMode";
			case ue: return "Suspense";
			case de: return "SuspenseList";
			case me: return "Activity";
			case _e: return "ViewTransition";
		}
		if (typeof e == "object") switch (e.$$typeof) {
			case re: return "Portal";
			case ce: return e.displayName || "Context";
			case se: return (e._context.displayName || "Context") + ".Consumer";
			case le:
				var t = e.render;
				return e = e.displayName, e ||= (e = t.displayName || t.name || "", e === "" ? "ForwardRef" : "ForwardRef(" + e + ")"), e;
			case fe: return t = e.displayName || null, t === null ? Se(e.type) || "Memo" : t;
			case pe:
				t = e._payload, e = e._init;
				try {
					return Se(e(t));
				} catch {}
		}
		return null;
	}
	var Ce = Array.isArray, w = n.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE, T = r.__DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE, we = {
		pending: !1,
		data: null,
		method: null,
		action: null
	}, Te = [], Ee = -1;
	function De(e) {
		return { current: e };
	}
	function Oe(e) {
		0 > Ee || (e.current = Te[Ee], Te[Ee] = null, Ee--);
	}
	function E(e, t) {
		Ee++, Te[Ee] = e.current, e.current = t;
	}
	var ke = De(null), Ae = De(null), je = De(null), Me = De(null);
	function Ne(e, t) {
		switch (E(je, t), E(Ae, e), E(ke, null), t.nodeType) {
			case 9:
			case 11:
				e = (e = t.documentElement) && (e = e.namespaceURI) ? up(e) : 0;
				break;
			default: if (e = t.tagName, t = t.namespaceURI) t = up(t), e = dp(t, e);
			else switch (e) {
				case "svg":
					e = 1;
					break;
				case "math":
					e = 2;
					break;
				default: e = 0;
			}
		}
		Oe(ke), E(ke, e);
	}
	function Pe() {
		Oe(ke), Oe(Ae), Oe(je);
	}
	function Fe(e) {
		var t = e.memoizedState;
		t !== null && (sh._currentValue = t.memoizedState, E(Me, e)), t = ke.current;
		var n = dp(t, e.type);
		t !== n && (E(Ae, e), E(ke, n));
	}
	function Ie(e) {
		Ae.current === e && (Oe(ke), Oe(Ae)), Me.current === e && (Oe(Me), sh._currentValue = we);
	}
	var Le, Re;
	function ze(e) {
		if (Le === void 0) try {
			throw Error();
		} catch (e) {
			var t = e.stack.trim().match(/\n( *(at )?)/);
			Le = t && t[1] || "", Re = -1 < e.stack.indexOf("\n    at") ? " (<anonymous>)" : -1 < e.stack.indexOf("@") ? "@unknown:0:0" : "";
		}
		return "\n" + Le + e + Re;
	}
	var Be = !1;
	function Ve(e, t) {
		if (!e || Be) return "";
		Be = !0;
		var n = Error.prepareStackTrace;
		Error.prepareStackTrace = void 0;
		try {
			var r = { DetermineComponentFrameRoot: () => {
				try {
					if (t) {
						var n = () => {
							throw Error();
						};
						if (Object.defineProperty(n.prototype, "props", { set: () => {
							throw Error();
						} }), typeof Reflect == "object" && Reflect.construct) {
							try {
								Reflect.construct(n, []);
							} catch (e) {
								var r = e;
							}
							Reflect.construct(e, [], n);
						} else {
							try {
								n.call();
							} catch (e) {
								r = e;
							}
							n = !1;
							try {
								var i = Object.getOwnPropertyDescriptor(e.prototype, "props");
								Object.defineProperty(e.prototype, "props", {
									configurable: !0,
									set: () => {
										throw Error();
									}
								}), n = !0, new e();
							} finally {
								n && (i === void 0 ? delete e.prototype.props : Object.defineProperty(e.prototype, "props", i));
							}
						}
					} else {
						try {
							throw Error();
						} catch (e) {
							r = e;
						}
						(n = e()) && typeof n.catch == "function" && n.catch(() => {});
					}
				} catch (e) {
					if (e && r && typeof e.stack == "string") return [e.stack, r.stack];
				}
				return [null, null];
			} };
			r.DetermineComponentFrameRoot.displayName = "DetermineComponentFrameRoot";
			var i = Object.getOwnPropertyDescriptor(r.DetermineComponentFrameRoot, "name");
			i && i.configurable && Object.defineProperty(r.DetermineComponentFrameRoot, "name", { value: "DetermineComponentFrameRoot" });
			var a = r.DetermineComponentFrameRoot(), o = a[0], s = a[1];
			if (o && s) {
				var c = o.split("\n"), l = s.split("\n");
				for (i = r = 0; r < c.length && !c[r].includes("DetermineComponentFrameRoot");) r++;
				for (; i < l.length && !l[i].includes("DetermineComponentFrameRoot");) i++;
				if (r === c.length || i === l.length) for (r = c.length - 1, i = l.length - 1; 1 <= r && 0 <= i && c[r] !== l[i];) i--;
				for (; 1 <= r && 0 <= i; r--, i--) if (c[r] !== l[i]) {
					if (r !== 1 || i !== 1) do
						if (r--, i--, 0 > i || c[r] !== l[i]) {
							var u = "\n" + c[r].replace(" at new ", " at ");
							return e.displayName && u.includes("<anonymous>") && (u = u.replace("<anonymous>", e.displayName)), u;
						}
					while (1 <= r && 0 <= i);
					break;
				}
			}
		} finally {
			Be = !1, Error.prepareStackTrace = n;
		}
		return (n = e ? e.displayName || e.name : "") ? ze(n) : "";
	}
	function He(e, t) {
		switch (e.tag) {
			case 26:
			case 27:
			case 5: return ze(e.type);
			case 16: return ze("Lazy");
			case 13: return e.child !== t && t !== null ? ze("Suspense Fallback") : ze("Suspense");
			case 19: return ze("SuspenseList");
			case 0:
			case 15: return Ve(e.type, !1);
			case 11: return Ve(e.type.render, !1);
			case 1: return Ve(e.type, !0);
			case 31: return ze("Activity");
			case 30: return ze("ViewTransition");
			default: return "";
		}
	}
	function Ue(e) {
		try {
			var t = "", n = null;
			do
				t += He(e, n), n = e, e = e.return;
			while (e);
			return t;
		} catch (e) {
			return "\nError generating stack: " + e.message + "\n" + e.stack;
		}
	}
	var We = Object.prototype.hasOwnProperty, Ge = t.unstable_scheduleCallback, Ke = t.unstable_cancelCallback, qe = t.unstable_shouldYield, Je = t.unstable_requestPaint, Ye = t.unstable_now, Xe = t.unstable_getCurrentPriorityLevel, Ze = t.unstable_ImmediatePriority, Qe = t.unstable_UserBlockingPriority, $e = t.unstable_NormalPriority, et = t.unstable_LowPriority, tt = t.unstable_IdlePriority, nt = t.log, rt = t.unstable_setDisableYieldValue, it = null, at = null;
	function D(e) {
		if (typeof nt == "function" && rt(e), at && typeof at.setStrictMode == "function") try {
			at.setStrictMode(it, e);
		} catch {}
	}
	var ot = Math.clz32 ? Math.clz32 : lt, st = Math.log, ct = Math.LN2;
	function lt(e) {
		return e >>>= 0, e === 0 ? 32 : 31 - (st(e) / ct | 0) | 0;
	}
	var ut = 256, dt = 262144, ft = 4194304;
	function pt(e) {
		var t = e & 42;
		if (t !== 0) return t;
		switch (e & -e) {
			case 1: return 1;
			case 2: return 2;
			case 4: return 4;
			case 8: return 8;
			case 16: return 16;
			case 32: return 32;
			case 64: return 64;
			case 128: return 128;
			case 256:
			case 512:
			case 1024:
			case 2048:
			case 4096:
			case 8192:
			case 16384:
			case 32768:
			case 65536:
			case 131072: return e & -e;
			case 262144:
			case 524288:
			case 1048576:
			case 2097152: return e & 3932160;
			case 4194304:
			case 8388608:
			case 16777216:
			case 33554432: return e & 62914560;
			case 67108864: return 67108864;
			case 134217728: return 134217728;
			case 268435456: return 268435456;
			case 536870912: return 536870912;
			case 1073741824: return 0;
			default: return e;
		}
	}
	function mt(e, t, n) {
		var r = e.pendingLanes;
		if (r === 0) return 0;
		var i = 0, a = e.suspendedLanes, o = e.pingedLanes;
		e = e.warmLanes;
		var s = r & 134217727;
		return s === 0 ? (s = r & ~a, s === 0 ? o === 0 ? n || (n = r & ~e, n !== 0 && (i = pt(n))) : i = pt(o) : i = pt(s)) : (r = s & ~a, r === 0 ? (o &= s, o === 0 ? n || (n = s & ~e, n !== 0 && (i = pt(n))) : i = pt(o)) : i = pt(r)), i === 0 ? 0 : t !== 0 && t !== i && (t & a) === 0 && (a = i & -i, n = t & -t, a >= n || a === 32 && n & 4194048) ? t : i;
	}
	function ht(e, t) {
		return (e.pendingLanes & ~(e.suspendedLanes & ~e.pingedLanes) & t) === 0;
	}
	function gt(e, t) {
		t & 8 && (t |= t & 32);
		var n = e.entangledLanes;
		if (n !== 0) for (e = e.entanglements, n &= t; 0 < n;) {
			var r = 31 - ot(n), i = 1 << r;
			t |= e[r], n &= ~i;
		}
		return t;
	}
	function _t(e, t) {
		switch (e) {
			case 1:
			case 2:
			case 4:
			case 8:
			case 64: return t + 250;
			case 16:
			case 32:
			case 128:
			case 256:
			case 512:
			case 1024:
			case 2048:
			case 4096:
			case 8192:
			case 16384:
			case 32768:
			case 65536:
			case 131072:
			case 262144:
			case 524288:
			case 1048576:
			case 2097152: return t + 5e3;
			case 4194304:
			case 8388608:
			case 16777216:
			case 33554432: return -1;
			case 67108864:
			case 134217728:
			case 268435456:
			case 536870912:
			case 1073741824: return -1;
			default: return -1;
		}
	}
	function vt() {
		var e = ft;
		return ft <<= 1, !(ft & 62914560) && (ft = 4194304), e;
	}
	function yt(e) {
		for (var t = [], n = 0; 31 > n; n++) t.push(e);
		return t;
	}
	function bt(e, t) {
		e.pendingLanes |= t, t !== 268435456 && (e.suspendedLanes = 0, e.pingedLanes = 0, e.warmLanes = 0);
	}
	function xt(e, t, n, r, i, a) {
		var o = e.pendingLanes;
		e.pendingLanes = n, e.suspendedLanes = 0, e.pingedLanes = 0, e.warmLanes = 0, e.expiredLanes &= n, e.entangledLanes &= n, e.errorRecoveryDisabledLanes &= n, e.shellSuspendCounter = 0;
		var s = e.entanglements, c = e.expirationTimes, l = e.hiddenUpdates;
		for (n = o & ~n; 0 < n;) {
			var u = 31 - ot(n), d = 1 << u;
			s[u] = 0, c[u] = -1;
			var f = l[u];
			if (f !== null) for (l[u] = null, u = 0; u < f.length; u++) {
				var p = f[u];
				p !== null && (p.lane &= -536870913);
			}
			n &= ~d;
		}
		r !== 0 && St(e, r, 0), a !== 0 && i === 0 && e.tag !== 0 && (e.suspendedLanes |= a & ~(o & ~t));
	}
	function St(e, t, n) {
		e.pendingLanes |= t, e.suspendedLanes &= ~t;
		var r = 31 - ot(t);
		e.entangledLanes |= t, e.entanglements[r] = e.entanglements[r] | 1073741824 | n & 261930;
	}
	function Ct(e, t) {
		var n = e.entangledLanes |= t;
		for (e = e.entanglements; n;) {
			var r = 31 - ot(n), i = 1 << r;
			i & t | e[r] & t && (e[r] |= t), n &= ~i;
		}
	}
	function wt(e, t) {
		var n = t & -t;
		return n = n & 42 ? 1 : Tt(n), (n & (e.suspendedLanes | t)) === 0 ? n : 0;
	}
	function Tt(e) {
		switch (e) {
			case 2:
				e = 1;
				break;
			case 8:
				e = 4;
				break;
			case 32:
				e = 16;
				break;
			case 256:
			case 512:
			case 1024:
			case 2048:
			case 4096:
			case 8192:
			case 16384:
			case 32768:
			case 65536:
			case 131072:
			case 262144:
			case 524288:
			case 1048576:
			case 2097152:
			case 4194304:
			case 8388608:
			case 16777216:
			case 33554432:
				e = 128;
				break;
			case 268435456:
				e = 134217728;
				break;
			default: e = 0;
		}
		return e;
	}
	function Et(e) {
		return e &= -e, 2 < e ? 8 < e ? e & 134217727 ? 32 : 268435456 : 8 : 2;
	}
	function Dt() {
		var e = T.p;
		return e === 0 ? (e = window.event, e === void 0 ? 32 : Ch(e.type)) : e;
	}
	function Ot(e, t) {
		var n = T.p;
		try {
			return T.p = e, t();
		} finally {
			T.p = n;
		}
	}
	var kt = Math.random().toString(36).slice(2), At = "__reactFiber$" + kt, jt = "__reactProps$" + kt, Mt = "__reactContainer$" + kt, Nt = "__reactEvents$" + kt, Pt = "__reactListeners$" + kt, Ft = "__reactHandles$" + kt, O = "__reactResources$" + kt, It = "__reactMarker$" + kt, Lt = "__reactLoad$" + kt;
	function Rt(e) {
		delete e[At], delete e[jt], delete e[Pt], delete e[Ft];
	}
	function zt(e) {
		var t;
		if (t = e[At]) return t;
		for (var n = e.parentNode; n;) {
			if (t = n[Mt] || n[At]) {
				if (n = t.alternate, t.child !== null || n !== null && n.child !== null) for (e = fm(e); e !== null;) {
					if (n = e[At]) return n;
					e = fm(e);
				}
				return t;
			}
			e = n, n = e.parentNode;
		}
		return null;
	}
	function Bt(e) {
		if (e = e[At] || e[Mt]) {
			var t = e.tag;
			if (t === 5 || t === 6 || t === 13 || t === 31 || t === 26 || t === 27 || t === 3) return e;
		}
		return null;
	}
	function Vt(e) {
		var t = e.tag;
		if (t === 5 || t === 26 || t === 27 || t === 6) return e.stateNode;
		throw Error(i(33));
	}
	function Ht(e) {
		var t = e[O];
		return t ||= e[O] = {
			hoistableStyles: /* @__PURE__ */ new Map(),
			hoistableScripts: /* @__PURE__ */ new Map()
		}, t;
	}
	function Ut(e) {
		e[It] = !0;
	}
	function Wt(e) {
		e[Lt] = void 0;
	}
	var Gt = /* @__PURE__ */ new Set(), Kt = {};
	function qt(e, t) {
		Jt(e, t), Jt(e + "Capture", t);
	}
	function Jt(e, t) {
		for (Kt[e] = t, e = 0; e < t.length; e++) Gt.add(t[e]);
	}
	var Yt = /^[:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD][:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\-.0-9\u00B7\u0300-\u036F\u203F-\u2040]*$/, Xt = {}, Zt = {};
	function Qt(e) {
		return We.call(Zt, e) ? !0 : We.call(Xt, e) ? !1 : Yt.test(e) ? Zt[e] = !0 : (Xt[e] = !0, !1);
	}
	var k = !1;
	function $t() {
		var e = k;
		return k = !1, e;
	}
	function en(e, t, n) {
		if (Qt(t)) {
			if (n === null) e.removeAttribute(t);
			else {
				switch (typeof n) {
					case "undefined":
					case "function":
					case "symbol":
						e.removeAttribute(t);
						return;
					case "boolean":
						var r = t.toLowerCase().slice(0, 5);
						if (r !== "data-" && r !== "aria-") {
							e.removeAttribute(t);
							return;
						}
				}
				e.setAttribute(t, n);
			}
		}
	}
	function tn(e, t, n) {
		if (n === null) e.removeAttribute(t);
		else {
			switch (typeof n) {
				case "undefined":
				case "function":
				case "symbol":
				case "boolean":
					e.removeAttribute(t);
					return;
			}
			e.setAttribute(t, n);
		}
	}
	function nn(e, t, n, r) {
		if (r === null) e.removeAttribute(n);
		else {
			switch (typeof r) {
				case "undefined":
				case "function":
				case "symbol":
				case "boolean":
					e.removeAttribute(n);
					return;
			}
			e.setAttributeNS(t, n, r);
		}
	}
	function rn(e) {
		switch (typeof e) {
			case "bigint":
			case "boolean":
			case "number":
			case "string":
			case "undefined": return e;
			case "object": return e;
			default: return "";
		}
	}
	function an(e) {
		var t = e.type;
		return (e = e.nodeName) && e.toLowerCase() === "input" && (t === "checkbox" || t === "radio");
	}
	function on(e, t, n) {
		var r = Object.getOwnPropertyDescriptor(e.constructor.prototype, t);
		if (!Object.hasOwn(e, t) && r !== void 0 && typeof r.get == "function" && typeof r.set == "function") {
			var i = r.get, a = r.set;
			return Object.defineProperty(e, t, {
				configurable: !0,
				get: function() {
					return i.call(this);
				},
				set: function(e) {
					n = "" + e, a.call(this, e);
				}
			}), Object.defineProperty(e, t, { enumerable: r.enumerable }), {
				getValue: () => n,
				setValue: (e) => {
					n = "" + e;
				},
				stopTracking: () => {
					e._valueTracker = null, delete e[t];
				}
			};
		}
	}
	function sn(e) {
		if (!e._valueTracker) {
			var t = an(e) ? "checked" : "value";
			e._valueTracker = on(e, t, "" + e[t]);
		}
	}
	function cn(e) {
		if (!e) return !1;
		var t = e._valueTracker;
		if (!t) return !0;
		var n = t.getValue(), r = "";
		return e && (r = an(e) ? e.checked ? "true" : "false" : e.value), e = r, e !== n && (t.setValue(e), !0);
	}
	var ln = /[\n"\\]/g;
	function un(e) {
		return e.replace(ln, (e) => "\\" + e.charCodeAt(0).toString(16) + " ");
	}
	function dn(e, t, n, r, i, a, o, s) {
		e.name = "", o != null && typeof o != "function" && typeof o != "symbol" && typeof o != "boolean" ? e.type = o : e.removeAttribute("type"), t == null ? o !== "submit" && o !== "reset" || e.removeAttribute("value") : o === "number" ? (t === 0 && e.value === "" || e.value != t) && (e.value = "" + rn(t)) : e.value !== "" + rn(t) && (e.value = "" + rn(t)), t == null ? n == null ? r != null && e.removeAttribute("value") : pn(e, rn(n)) : o === "number" && e.value == t ? pn(e, rn(e.value)) : pn(e, rn(t)), i == null && a != null && (e.defaultChecked = !!a), i != null && (e.checked = i && typeof i != "function" && typeof i != "symbol"), s != null && typeof s != "function" && typeof s != "symbol" && typeof s != "boolean" ? e.name = "" + rn(s) : e.removeAttribute("name");
	}
	function fn(e, t, n, r, i, a, o, s) {
		if (a != null && typeof a != "function" && typeof a != "symbol" && typeof a != "boolean" && (e.type = a), t != null || n != null) {
			if (!(a !== "submit" && a !== "reset" || t != null)) {
				sn(e);
				return;
			}
			n = n == null ? "" : "" + rn(n), t = t == null ? n : "" + rn(t), s || t === e.value || (e.value = t), e.defaultValue = t;
		}
		r ??= i, r = typeof r != "function" && typeof r != "symbol" && !!r, e.checked = s ? e.checked : !!r, e.defaultChecked = !!r, o != null && typeof o != "function" && typeof o != "symbol" && typeof o != "boolean" && (e.name = o), sn(e);
	}
	function pn(e, t) {
		e.defaultValue !== "" + t && (e.defaultValue = "" + t);
	}
	function mn(e, t, n, r) {
		if (e = e.options, t) {
			t = {};
			for (var i = 0; i < n.length; i++) t["$" + n[i]] = !0;
			for (n = 0; n < e.length; n++) i = Object.hasOwn(t, "$" + e[n].value), e[n].selected !== i && (e[n].selected = i), i && r && (e[n].defaultSelected = !0);
		} else {
			for (n = "" + rn(n), t = null, i = 0; i < e.length; i++) {
				if (e[i].value === n) {
					e[i].selected = !0, r && (e[i].defaultSelected = !0);
					return;
				}
				t !== null || e[i].disabled || (t = e[i]);
			}
			t !== null && (t.selected = !0);
		}
	}
	function hn(e, t, n) {
		t != null && (t = "" + rn(t), t !== e.value && (e.value = t), n == null) ? e.defaultValue !== t && (e.defaultValue = t) : e.defaultValue = n == null ? "" : "" + rn(n);
	}
	function gn(e, t, n, r) {
		if (t == null) {
			if (r != null) {
				if (n != null) throw Error(i(92));
				if (Ce(r)) {
					if (1 < r.length) throw Error(i(93));
					r = r[0];
				}
				n = r;
			}
			n ??= "", t = n;
		}
		n = rn(t), e.defaultValue = n, r = e.textContent, r === n && r !== "" && r !== null && (e.value = r), sn(e);
	}
	function _n(e, t) {
		if (t) {
			var n = e.firstChild;
			if (n && n === e.lastChild && n.nodeType === 3) {
				n.nodeValue = t;
				return;
			}
		}
		e.textContent = t;
	}
	var vn = new Set("animationIterationCount aspectRatio borderImageOutset borderImageSlice borderImageWidth boxFlex boxFlexGroup boxOrdinalGroup columnCount columns flex flexGrow flexPositive flexShrink flexNegative flexOrder gridArea gridRow gridRowEnd gridRowSpan gridRowStart gridColumn gridColumnEnd gridColumnSpan gridColumnStart fontWeight lineClamp lineHeight opacity order orphans scale tabSize widows zIndex zoom fillOpacity floodOpacity stopOpacity strokeDasharray strokeDashoffset strokeMiterlimit strokeOpacity strokeWidth MozAnimationIterationCount MozBoxFlex MozBoxFlexGroup MozLineClamp msAnimationIterationCount msFlex msZoom msFlexGrow msFlexNegative msFlexOrder msFlexPositive msFlexShrink msGridColumn msGridColumnSpan msGridRow msGridRowSpan WebkitAnimationIterationCount WebkitBoxFlex WebKitBoxFlexGroup WebkitBoxOrdinalGroup WebkitColumnCount WebkitColumns WebkitFlex WebkitFlexGrow WebkitFlexPositive WebkitFlexShrink WebkitLineClamp".split(" "));
	function yn(e, t, n) {
		var r = t.indexOf("--") === 0;
		n == null || typeof n == "boolean" || n === "" ? r ? e.setProperty(t, "") : t === "float" ? e.cssFloat = "" : e[t] = "" : r ? e.setProperty(t, n) : typeof n != "number" || n === 0 || vn.has(t) ? t === "float" ? e.cssFloat = n : e[t] = ("" + n).trim() : e[t] = n + "px";
	}
	function bn(e, t, n) {
		if (t != null && typeof t != "object") throw Error(i(62));
		if (e = e.style, n != null) {
			for (var r in n) !Object.hasOwn(n, r) || t != null && Object.hasOwn(t, r) || (r.indexOf("--") === 0 ? e.setProperty(r, "") : r === "float" ? e.cssFloat = "" : e[r] = "", k = !0);
			for (var a in t) r = t[a], Object.hasOwn(t, a) && n[a] !== r && (yn(e, a, r), k = !0);
		} else for (var o in t) Object.hasOwn(t, o) && yn(e, o, t[o]);
	}
	function xn(e) {
		if (e.indexOf("-") === -1) return !1;
		switch (e) {
			case "annotation-xml":
			case "color-profile":
			case "font-face":
			case "font-face-src":
			case "font-face-uri":
			case "font-face-format":
			case "font-face-name":
			case "missing-glyph": return !1;
			default: return !0;
		}
	}
	var Sn = /* @__PURE__ */ new Map([
		["acceptCharset", "accept-charset"],
		["htmlFor", "for"],
		["httpEquiv", "http-equiv"],
		["crossOrigin", "crossorigin"],
		["accentHeight", "accent-height"],
		["alignmentBaseline", "alignment-baseline"],
		["arabicForm", "arabic-form"],
		["baselineShift", "baseline-shift"],
		["capHeight", "cap-height"],
		["clipPath", "clip-path"],
		["clipRule", "clip-rule"],
		["colorInterpolation", "color-interpolation"],
		["colorInterpolationFilters", "color-interpolation-filters"],
		["colorProfile", "color-profile"],
		["colorRendering", "color-rendering"],
		["dominantBaseline", "dominant-baseline"],
		["enableBackground", "enable-background"],
		["fillOpacity", "fill-opacity"],
		["fillRule", "fill-rule"],
		["floodColor", "flood-color"],
		["floodOpacity", "flood-opacity"],
		["fontFamily", "font-family"],
		["fontSize", "font-size"],
		["fontSizeAdjust", "font-size-adjust"],
		["fontStretch", "font-stretch"],
		["fontStyle", "font-style"],
		["fontVariant", "font-variant"],
		["fontWeight", "font-weight"],
		["glyphName", "glyph-name"],
		["glyphOrientationHorizontal", "glyph-orientation-horizontal"],
		["glyphOrientationVertical", "glyph-orientation-vertical"],
		["horizAdvX", "horiz-adv-x"],
		["horizOriginX", "horiz-origin-x"],
		["imageRendering", "image-rendering"],
		["letterSpacing", "letter-spacing"],
		["lightingColor", "lighting-color"],
		["markerEnd", "marker-end"],
		["markerMid", "marker-mid"],
		["markerStart", "marker-start"],
		["maskType", "mask-type"],
		["overlinePosition", "overline-position"],
		["overlineThickness", "overline-thickness"],
		["paintOrder", "paint-order"],
		["panose-1", "panose-1"],
		["pointerEvents", "pointer-events"],
		["renderingIntent", "rendering-intent"],
		["shapeRendering", "shape-rendering"],
		["stopColor", "stop-color"],
		["stopOpacity", "stop-opacity"],
		["strikethroughPosition", "strikethrough-position"],
		["strikethroughThickness", "strikethrough-thickness"],
		["strokeDasharray", "stroke-dasharray"],
		["strokeDashoffset", "stroke-dashoffset"],
		["strokeLinecap", "stroke-linecap"],
		["strokeLinejoin", "stroke-linejoin"],
		["strokeMiterlimit", "stroke-miterlimit"],
		["strokeOpacity", "stroke-opacity"],
		["strokeWidth", "stroke-width"],
		["textAnchor", "text-anchor"],
		["textDecoration", "text-decoration"],
		["textRendering", "text-rendering"],
		["transformOrigin", "transform-origin"],
		["underlinePosition", "underline-position"],
		["underlineThickness", "underline-thickness"],
		["unicodeBidi", "unicode-bidi"],
		["unicodeRange", "unicode-range"],
		["unitsPerEm", "units-per-em"],
		["vAlphabetic", "v-alphabetic"],
		["vHanging", "v-hanging"],
		["vIdeographic", "v-ideographic"],
		["vMathematical", "v-mathematical"],
		["vectorEffect", "vector-effect"],
		["vertAdvY", "vert-adv-y"],
		["vertOriginX", "vert-origin-x"],
		["vertOriginY", "vert-origin-y"],
		["wordSpacing", "word-spacing"],
		["writingMode", "writing-mode"],
		["xmlnsXlink", "xmlns:xlink"],
		["xHeight", "x-height"]
	]), Cn = /^[\u0000-\u001F ]*j[\r\n\t]*a[\r\n\t]*v[\r\n\t]*a[\r\n\t]*s[\r\n\t]*c[\r\n\t]*r[\r\n\t]*i[\r\n\t]*p[\r\n\t]*t[\r\n\t]*:/i;
	function wn(e) {
		return Cn.test("" + e) ? "javascript:throw new Error('React has blocked a javascript: URL as a security precaution.')" : e;
	}
	function Tn() {}
	var En = null;
	function Dn(e) {
		return e = e.target || e.srcElement || window, e.correspondingUseElement && (e = e.correspondingUseElement), e.nodeType === 3 ? e.parentNode : e;
	}
	var On = null, kn = null;
	function An(e) {
		var t = Bt(e);
		if (t && (e = t.stateNode)) {
			var n = e[jt] || null;
			switch (e = t.stateNode, t.type) {
				case "input":
					if (dn(e, n.value, n.defaultValue, n.defaultValue, n.checked, n.defaultChecked, n.type, n.name), t = n.name, n.type === "radio" && t != null) {
						for (n = e; n.parentNode;) n = n.parentNode;
						for (n = n.querySelectorAll("input[name=\"" + un("" + t) + "\"][type=\"radio\"]"), t = 0; t < n.length; t++) {
							var r = n[t];
							if (r !== e && r.form === e.form) {
								var a = r[jt] || null;
								if (!a) throw Error(i(90));
								dn(r, a.value, a.defaultValue, a.defaultValue, a.checked, a.defaultChecked, a.type, a.name);
							}
						}
						for (t = 0; t < n.length; t++) r = n[t], r.form === e.form && cn(r);
					}
					break;
				case "textarea":
					hn(e, n.value, n.defaultValue);
					break;
				case "select": t = n.value, t != null && mn(e, !!n.multiple, t, !1);
			}
		}
	}
	var jn = !1;
	function Mn(e, t, n) {
		if (jn) return e(t, n);
		jn = !0;
		try {
			return e(t);
		} finally {
			if (jn = !1, (On !== null || kn !== null) && (zd(), On && (t = On, e = kn, kn = On = null, An(t), e))) for (t = 0; t < e.length; t++) An(e[t]);
		}
	}
	function Nn(e, t) {
		var n = e.stateNode;
		if (n === null) return null;
		var r = n[jt] || null;
		if (r === null) return null;
		n = r[t];
		switch (t) {
			case "onClick":
			case "onClickCapture":
			case "onDoubleClick":
			case "onDoubleClickCapture":
			case "onMouseDown":
			case "onMouseDownCapture":
			case "onMouseMove":
			case "onMouseMoveCapture":
			case "onMouseUp":
			case "onMouseUpCapture":
			case "onMouseEnter":
				(r = !r.disabled) || (e = e.type, r = e !== "button" && e !== "input" && e !== "select" && e !== "textarea"), e = !r;
				break;
			default: e = !1;
		}
		if (e) return null;
		if (n && typeof n != "function") throw Error(i(231, t, typeof n));
		return n;
	}
	var Pn = typeof window < "u" && window.document !== void 0 && window.document.createElement !== void 0, Fn = !1;
	if (Pn) try {
		var In = {};
		Object.defineProperty(In, "passive", { get: () => {
			Fn = !0;
		} }), window.addEventListener("test", In, In), window.removeEventListener("test", In, In);
	} catch {
		Fn = !1;
	}
	var Ln = null, Rn = null, zn = null;
	function Bn() {
		if (zn) return zn;
		var e, t = Rn, n = t.length, r, i = "value" in Ln ? Ln.value : Ln.textContent, a = i.length;
		for (e = 0; e < n && t[e] === i[e]; e++);
		var o = n - e;
		for (r = 1; r <= o && t[n - r] === i[a - r]; r++);
		return zn = i.slice(e, 1 < r ? 1 - r : void 0);
	}
	function Vn(e) {
		var t = e.keyCode;
		return "charCode" in e ? (e = e.charCode, e === 0 && t === 13 && (e = 13)) : e = t, e === 10 && (e = 13), 32 <= e || e === 13 ? e : 0;
	}
	function Hn() {
		return !0;
	}
	function Un() {
		return !1;
	}
	function Wn(e) {
		function t(t, n, r, i, a) {
			for (var o in this._reactName = t, this._targetInst = r, this.type = n, this.nativeEvent = i, this.target = a, this.currentTarget = null, e) Object.hasOwn(e, o) && (t = e[o], this[o] = t ? t(i) : i[o]);
			return this.isDefaultPrevented = (i.defaultPrevented == null ? !1 === i.returnValue : i.defaultPrevented) ? Hn : Un, this.isPropagationStopped = Un, this;
		}
		return S(t.prototype, {
			preventDefault: function() {
				this.defaultPrevented = !0;
				var e = this.nativeEvent;
				e && (e.preventDefault ? e.preventDefault() : typeof e.returnValue != "unknown" && (e.returnValue = !1), this.isDefaultPrevented = Hn);
			},
			stopPropagation: function() {
				var e = this.nativeEvent;
				e && (e.stopPropagation ? e.stopPropagation() : typeof e.cancelBubble != "unknown" && (e.cancelBubble = !0), this.isPropagationStopped = Hn);
			},
			persist: () => {},
			isPersistent: Hn
		}), t;
	}
	var Gn = {
		eventPhase: 0,
		bubbles: 0,
		cancelable: 0,
		timeStamp: (e) => e.timeStamp || Date.now(),
		defaultPrevented: 0,
		isTrusted: 0
	}, Kn = Wn(Gn), qn = S({}, Gn, {
		view: 0,
		detail: 0
	}), Jn = Wn(qn), Yn, Xn, Zn, Qn = S({}, qn, {
		screenX: 0,
		screenY: 0,
		clientX: 0,
		clientY: 0,
		pageX: 0,
		pageY: 0,
		ctrlKey: 0,
		shiftKey: 0,
		altKey: 0,
		metaKey: 0,
		getModifierState: lr,
		button: 0,
		buttons: 0,
		relatedTarget: (e) => e.relatedTarget === void 0 ? e.fromElement === e.srcElement ? e.toElement : e.fromElement : e.relatedTarget,
		movementX: (e) => "movementX" in e ? e.movementX : (e !== Zn && (Zn && e.type === "mousemove" ? (Yn = e.screenX - Zn.screenX, Xn = e.screenY - Zn.screenY) : Xn = Yn = 0, Zn = e), Yn),
		movementY: (e) => "movementY" in e ? e.movementY : Xn
	}), $n = Wn(Qn), er = Wn(S({}, Qn, { dataTransfer: 0 })), tr = Wn(S({}, qn, { relatedTarget: 0 })), nr = Wn(S({}, Gn, {
		animationName: 0,
		elapsedTime: 0,
		pseudoElement: 0
	})), rr = Wn(S({}, Gn, { clipboardData: (e) => "clipboardData" in e ? e.clipboardData : window.clipboardData })), ir = Wn(S({}, Gn, { data: 0 })), ar = {
		Esc: "Escape",
		Spacebar: " ",
		Left: "ArrowLeft",
		Up: "ArrowUp",
		Right: "ArrowRight",
		Down: "ArrowDown",
		Del: "Delete",
		Win: "OS",
		Menu: "ContextMenu",
		Apps: "ContextMenu",
		Scroll: "ScrollLock",
		MozPrintableKey: "Unidentified"
	}, or = {
		8: "Backspace",
		9: "Tab",
		12: "Clear",
		13: "Enter",
		16: "Shift",
		17: "Control",
		18: "Alt",
		19: "Pause",
		20: "CapsLock",
		27: "Escape",
		32: " ",
		33: "PageUp",
		34: "PageDown",
		35: "End",
		36: "Home",
		37: "ArrowLeft",
		38: "ArrowUp",
		39: "ArrowRight",
		40: "ArrowDown",
		45: "Insert",
		46: "Delete",
		112: "F1",
		113: "F2",
		114: "F3",
		115: "F4",
		116: "F5",
		117: "F6",
		118: "F7",
		119: "F8",
		120: "F9",
		121: "F10",
		122: "F11",
		123: "F12",
		144: "NumLock",
		145: "ScrollLock",
		224: "Meta"
	}, sr = {
		Alt: "altKey",
		Control: "ctrlKey",
		Meta: "metaKey",
		Shift: "shiftKey"
	};
	function cr(e) {
		var t = this.nativeEvent;
		return t.getModifierState ? t.getModifierState(e) : (e = sr[e]) ? !!t[e] : !1;
	}
	function lr() {
		return cr;
	}
	var ur = Wn(S({}, qn, {
		key: (e) => {
			if (e.key) {
				var t = ar[e.key] || e.key;
				if (t !== "Unidentified") return t;
			}
			return e.type === "keypress" ? (e = Vn(e), e === 13 ? "Enter" : String.fromCharCode(e)) : e.type === "keydown" || e.type === "keyup" ? or[e.keyCode] || "Unidentified" : "";
		},
		code: 0,
		location: 0,
		ctrlKey: 0,
		shiftKey: 0,
		altKey: 0,
		metaKey: 0,
		repeat: 0,
		locale: 0,
		getModifierState: lr,
		charCode: (e) => e.type === "keypress" ? Vn(e) : 0,
		keyCode: (e) => e.type === "keydown" || e.type === "keyup" ? e.keyCode : 0,
		which: (e) => e.type === "keypress" ? Vn(e) : e.type === "keydown" || e.type === "keyup" ? e.keyCode : 0
	})), dr = Wn(S({}, Qn, {
		pointerId: 0,
		width: 0,
		height: 0,
		pressure: 0,
		tangentialPressure: 0,
		tiltX: 0,
		tiltY: 0,
		twist: 0,
		pointerType: 0,
		isPrimary: 0
	})), fr = Wn(S({}, Gn, { submitter: 0 })), pr = Wn(S({}, qn, {
		touches: 0,
		targetTouches: 0,
		changedTouches: 0,
		altKey: 0,
		metaKey: 0,
		ctrlKey: 0,
		shiftKey: 0,
		getModifierState: lr
	})), mr = Wn(S({}, Gn, {
		propertyName: 0,
		elapsedTime: 0,
		pseudoElement: 0
	})), hr = Wn(S({}, Qn, {
		deltaX: (e) => "deltaX" in e ? e.deltaX : "wheelDeltaX" in e ? -e.wheelDeltaX : 0,
		deltaY: (e) => "deltaY" in e ? e.deltaY : "wheelDeltaY" in e ? -e.wheelDeltaY : "wheelDelta" in e ? -e.wheelDelta : 0,
		deltaZ: 0,
		deltaMode: 0
	})), gr = Wn(S({}, Gn, {
		newState: 0,
		oldState: 0,
		source: 0
	})), _r = [
		9,
		13,
		27,
		32
	], vr = Pn && "CompositionEvent" in window, yr = null;
	Pn && "documentMode" in document && (yr = document.documentMode);
	var br = Pn && "TextEvent" in window && !yr, xr = Pn && (!vr || yr && 8 < yr && 11 >= yr), Sr = " ", Cr = !1;
	function wr(e, t) {
		switch (e) {
			case "keyup": return _r.indexOf(t.keyCode) !== -1;
			case "keydown": return t.keyCode !== 229;
			case "keypress":
			case "mousedown":
			case "focusout": return !0;
			default: return !1;
		}
	}
	function Tr(e) {
		return e = e.detail, typeof e == "object" && "data" in e ? e.data : null;
	}
	var Er = !1;
	function Dr(e, t) {
		switch (e) {
			case "compositionend": return Tr(t);
			case "keypress": return t.which === 32 ? (Cr = !0, Sr) : null;
			case "textInput": return e = t.data, e === Sr && Cr ? null : e;
			default: return null;
		}
	}
	function Or(e, t) {
		if (Er) return e === "compositionend" || !vr && wr(e, t) ? (e = Bn(), zn = Rn = Ln = null, Er = !1, e) : null;
		switch (e) {
			case "paste": return null;
			case "keypress":
				if (!(t.ctrlKey || t.altKey || t.metaKey) || t.ctrlKey && t.altKey) {
					if (t.char && 1 < t.char.length) return t.char;
					if (t.which) return String.fromCharCode(t.which);
				}
				return null;
			case "compositionend": return xr && t.locale !== "ko" ? null : t.data;
			default: return null;
		}
	}
	var kr = {
		color: !0,
		date: !0,
		datetime: !0,
		"datetime-local": !0,
		email: !0,
		month: !0,
		number: !0,
		password: !0,
		range: !0,
		search: !0,
		tel: !0,
		text: !0,
		time: !0,
		url: !0,
		week: !0
	};
	function Ar(e) {
		var t = e && e.nodeName && e.nodeName.toLowerCase();
		return t === "input" ? !!kr[e.type] : t === "textarea";
	}
	function jr(e, t, n, r) {
		On ? kn ? kn.push(r) : kn = [r] : On = r, t = Jf(t, "onChange"), 0 < t.length && (n = new Kn("onChange", "change", null, n, r), e.push({
			event: n,
			listeners: t
		}));
	}
	var Mr = null, A = null;
	function Nr(e) {
		Vf(e, 0);
	}
	function Pr(e) {
		if (cn(Vt(e))) return e;
	}
	function Fr(e, t) {
		if (e === "change") return t;
	}
	var Ir = !1;
	if (Pn) {
		var Lr;
		if (Pn) {
			var Rr = "oninput" in document;
			if (!Rr) {
				var zr = document.createElement("div");
				zr.setAttribute("oninput", "return;"), Rr = typeof zr.oninput == "function";
			}
			Lr = Rr;
		} else Lr = !1;
		Ir = Lr && (!document.documentMode || 9 < document.documentMode);
	}
	function Br() {
		Mr && (Mr.detachEvent("onpropertychange", j), A = Mr = null);
	}
	function j(e) {
		if (e.propertyName === "value" && Pr(A)) {
			var t = [];
			jr(t, A, e, Dn(e)), Mn(Nr, t);
		}
	}
	function Vr(e, t, n) {
		e === "focusin" ? (Br(), Mr = t, A = n, Mr.attachEvent("onpropertychange", j)) : e === "focusout" && Br();
	}
	function Hr(e) {
		if (e === "selectionchange" || e === "keyup" || e === "keydown") return Pr(A);
	}
	function Ur(e, t) {
		if (e === "click") return Pr(t);
	}
	function Wr(e, t) {
		if (e === "input" || e === "change") return Pr(t);
	}
	function Gr(e, t) {
		return e === t && (e !== 0 || 1 / e == 1 / t) || e !== e && t !== t;
	}
	var Kr = typeof Object.is == "function" ? Object.is : Gr;
	function qr(e, t) {
		if (Kr(e, t)) return !0;
		if (typeof e != "object" || !e || typeof t != "object" || !t) return !1;
		var n = Object.keys(e), r = Object.keys(t);
		if (n.length !== r.length) return !1;
		for (r = 0; r < n.length; r++) {
			var i = n[r];
			if (!We.call(t, i) || !Kr(e[i], t[i])) return !1;
		}
		return !0;
	}
	function Jr(e) {
		if (e ||= typeof document < "u" ? document : void 0, e === void 0) return null;
		try {
			return e.activeElement || e.body;
		} catch {
			return e.body;
		}
	}
	function Yr(e) {
		for (; e && e.firstChild;) e = e.firstChild;
		return e;
	}
	function Xr(e, t) {
		var n = Yr(e);
		e = 0;
		for (var r; n;) {
			if (n.nodeType === 3) {
				if (r = e + n.textContent.length, e <= t && r >= t) return {
					node: n,
					offset: t - e
				};
				e = r;
			}
			a: {
				for (; n;) {
					if (n.nextSibling) {
						n = n.nextSibling;
						break a;
					}
					n = n.parentNode;
				}
				n = void 0;
			}
			n = Yr(n);
		}
	}
	function Zr(e, t) {
		return e && t ? e === t ? !0 : e && e.nodeType === 3 ? !1 : t && t.nodeType === 3 ? Zr(e, t.parentNode) : "contains" in e ? e.contains(t) : e.compareDocumentPosition ? !!(e.compareDocumentPosition(t) & 16) : !1 : !1;
	}
	function Qr(e) {
		e = e != null && e.ownerDocument != null && e.ownerDocument.defaultView != null ? e.ownerDocument.defaultView : window;
		for (var t = Jr(e.document); t instanceof e.HTMLIFrameElement;) {
			try {
				var n = typeof t.contentWindow.location.href == "string";
			} catch {
				n = !1;
			}
			if (n) e = t.contentWindow;
			else break;
			t = Jr(e.document);
		}
		return t;
	}
	function $r(e) {
		var t = e && e.nodeName && e.nodeName.toLowerCase();
		return t && (t === "input" && (e.type === "text" || e.type === "search" || e.type === "tel" || e.type === "url" || e.type === "password") || t === "textarea" || e.contentEditable === "true");
	}
	var ei = Pn && "documentMode" in document && 11 >= document.documentMode, ti = null, ni = null, ri = null, ii = !1;
	function ai(e, t, n) {
		var r = n.window === n ? n.document : n.nodeType === 9 ? n : n.ownerDocument;
		ii || ti == null || ti !== Jr(r) || (r = ti, "selectionStart" in r && $r(r) ? r = {
			start: r.selectionStart,
			end: r.selectionEnd
		} : (r = (r.ownerDocument && r.ownerDocument.defaultView || window).getSelection(), r = {
			anchorNode: r.anchorNode,
			anchorOffset: r.anchorOffset,
			focusNode: r.focusNode,
			focusOffset: r.focusOffset
		}), ri && qr(ri, r) || (ri = r, r = Jf(ni, "onSelect"), 0 < r.length && (t = new Kn("onSelect", "select", null, t, n), e.push({
			event: t,
			listeners: r
		}), t.target = ti)));
	}
	function oi(e, t) {
		var n = {};
		return n[e.toLowerCase()] = t.toLowerCase(), n["Webkit" + e] = "webkit" + t, n["Moz" + e] = "moz" + t, n;
	}
	var si = {
		animationend: oi("Animation", "AnimationEnd"),
		animationiteration: oi("Animation", "AnimationIteration"),
		animationstart: oi("Animation", "AnimationStart"),
		transitionrun: oi("Transition", "TransitionRun"),
		transitionstart: oi("Transition", "TransitionStart"),
		transitioncancel: oi("Transition", "TransitionCancel"),
		transitionend: oi("Transition", "TransitionEnd")
	}, ci = {}, li = {};
	Pn && (li = document.createElement("div").style, "AnimationEvent" in window || (delete si.animationend.animation, delete si.animationiteration.animation, delete si.animationstart.animation), "TransitionEvent" in window || delete si.transitionend.transition);
	function ui(e) {
		if (ci[e]) return ci[e];
		if (!si[e]) return e;
		var t = si[e], n;
		for (n in t) if (Object.hasOwn(t, n) && n in li) return ci[e] = t[n];
		return e;
	}
	var di = ui("animationend"), fi = ui("animationiteration"), pi = ui("animationstart"), mi = ui("transitionrun"), hi = ui("transitionstart"), gi = ui("transitioncancel"), _i = ui("transitionend"), vi = /* @__PURE__ */ new Map(), yi = "abort auxClick beforeToggle cancel canPlay canPlayThrough click close contextMenu copy cut drag dragEnd dragEnter dragExit dragLeave dragOver dragStart drop durationChange emptied encrypted ended error fullscreenChange fullscreenError gotPointerCapture input invalid keyDown keyPress keyUp load loadedData loadedMetadata loadStart lostPointerCapture mouseDown mouseMove mouseOut mouseOver mouseUp paste pause play playing pointerCancel pointerDown pointerMove pointerOut pointerOver pointerUp progress rateChange reset resize seeked seeking stalled submit suspend timeUpdate touchCancel touchEnd touchStart volumeChange scroll toggle touchMove waiting wheel".split(" ");
	yi.push("scrollEnd");
	function bi(e, t) {
		vi.set(e, t), qt(t, [e]);
	}
	var xi = 0;
	function Si(e, t) {
		if (e.name != null && e.name !== "auto") return e.name;
		if (t.autoName !== null) return t.autoName;
		e = bd.identifierPrefix;
		var n = xi++;
		return e = "_" + e + "t_" + n.toString(32) + "_", t.autoName = e;
	}
	function Ci(e) {
		if (e == null || typeof e == "string") return e;
		var t = null, n = Od;
		if (n !== null) for (var r = 0; r < n.length; r++) {
			var i = e[n[r]];
			if (i != null) {
				if (i === "none") return "none";
				t = t == null ? i : t + (" " + i);
			}
		}
		return t ?? e.default;
	}
	function wi(e, t) {
		return e = Ci(e), t = Ci(t), t == null ? e === "auto" ? null : e : t === "auto" ? null : t;
	}
	var Ti = typeof reportError == "function" ? reportError : ((e) => {
		if (typeof window == "object" && typeof window.ErrorEvent == "function") {
			var t = new window.ErrorEvent("error", {
				bubbles: !0,
				cancelable: !0,
				message: typeof e == "object" && e && typeof e.message == "string" ? String(e.message) : String(e),
				error: e
			});
			if (!window.dispatchEvent(t)) return;
		} else if (typeof process == "object" && typeof process.emit == "function") {
			process.emit("uncaughtException", e);
			return;
		}
		console.error(e);
	}), Ei = [], Di = 0, Oi = 0;
	function ki() {
		for (var e = Di, t = Oi = Di = 0; t < e;) {
			var n = Ei[t];
			Ei[t++] = null;
			var r = Ei[t];
			Ei[t++] = null;
			var i = Ei[t];
			Ei[t++] = null;
			var a = Ei[t];
			if (Ei[t++] = null, r !== null && i !== null) {
				var o = r.pending;
				o === null ? i.next = i : (i.next = o.next, o.next = i), r.pending = i;
			}
			a !== 0 && Ni(n, i, a);
		}
	}
	function Ai(e, t, n, r) {
		Ei[Di++] = e, Ei[Di++] = t, Ei[Di++] = n, Ei[Di++] = r, Oi |= r, e.lanes |= r, e = e.alternate, e !== null && (e.lanes |= r);
	}
	function ji(e, t, n, r) {
		return Ai(e, t, n, r), M(e);
	}
	function Mi(e, t) {
		return Ai(e, null, null, t), M(e);
	}
	function Ni(e, t, n) {
		e.lanes |= n;
		var r = e.alternate;
		r !== null && (r.lanes |= n);
		for (var i = !1, a = e.return; a !== null;) a.childLanes |= n, r = a.alternate, r !== null && (r.childLanes |= n), a.tag === 22 && (e = a.stateNode, e === null || e._visibility & 1 || (i = !0)), e = a, a = a.return;
		return e.tag === 3 ? (a = e.stateNode, i && t !== null && (i = 31 - ot(n), e = a.hiddenUpdates, r = e[i], r === null ? e[i] = [t] : r.push(t), t.lane = n | 536870912), a) : null;
	}
	function M(e) {
		if (50 < kd) throw kd = 0, Ad = null, Error(i(185));
		for (var t = e.return; t !== null;) e = t, t = e.return;
		return e.tag === 3 ? e.stateNode : null;
	}
	var Pi = {};
	function Fi(e, t, n, r) {
		this.tag = e, this.key = n, this.sibling = this.child = this.return = this.stateNode = this.type = this.elementType = null, this.index = 0, this.refCleanup = this.ref = null, this.pendingProps = t, this.dependencies = this.memoizedState = this.updateQueue = this.memoizedProps = null, this.mode = r, this.subtreeFlags = this.flags = 0, this.deletions = null, this.childLanes = this.lanes = 0, this.alternate = null;
	}
	function N(e, t, n, r) {
		return new Fi(e, t, n, r);
	}
	function Ii(e) {
		return e = e.prototype, !(!e || !e.isReactComponent);
	}
	function Li(e, t) {
		var n = e.alternate;
		return n === null ? (n = N(e.tag, t, e.key, e.mode), n.elementType = e.elementType, n.type = e.type, n.stateNode = e.stateNode, n.alternate = e, e.alternate = n) : (n.pendingProps = t, n.type = e.type, n.flags = 0, n.subtreeFlags = 0, n.deletions = null), n.flags = e.flags & 1206910976, n.childLanes = e.childLanes, n.lanes = e.lanes, n.child = e.child, n.memoizedProps = e.memoizedProps, n.memoizedState = e.memoizedState, n.updateQueue = e.updateQueue, t = e.dependencies, n.dependencies = t === null ? null : {
			lanes: t.lanes,
			firstContext: t.firstContext
		}, n.sibling = e.sibling, n.index = e.index, n.ref = e.ref, n.refCleanup = e.refCleanup, n;
	}
	function Ri(e, t) {
		e.flags &= 1206910978;
		var n = e.alternate;
		return n === null ? (e.childLanes = 0, e.lanes = t, e.child = null, e.subtreeFlags = 0, e.memoizedProps = null, e.memoizedState = null, e.updateQueue = null, e.dependencies = null, e.stateNode = null) : (e.childLanes = n.childLanes, e.lanes = n.lanes, e.child = n.child, e.subtreeFlags = 0, e.deletions = null, e.memoizedProps = n.memoizedProps, e.memoizedState = n.memoizedState, e.updateQueue = n.updateQueue, e.type = n.type, t = n.dependencies, e.dependencies = t === null ? null : {
			lanes: t.lanes,
			firstContext: t.firstContext
		}), e;
	}
	function zi(e, t, n, r, a, o) {
		var s = 0;
		if (r = e, typeof r == "function") Ii(r) && (s = 1);
		else if (typeof r == "string") s = qm(e, n, ke.current) ? 26 : e === "html" || e === "head" || e === "body" ? 27 : 5;
		else a: switch (r) {
			case me: return e = N(31, n, t, a), e.elementType = me, e.lanes = o, e;
			case ie: return Bi(n.children, a, o, t);
			case ae:
				s = 8, a |= 24;
				break;
			case oe: return e = N(12, n, t, a | 2), e.elementType = oe, e.lanes = o, e;
			case ue: return e = N(13, n, t, a), e.elementType = ue, e.lanes = o, e;
			case de: return e = N(19, n, t, a), e.elementType = de, e.lanes = o, e;
			case he:
			case _e: return e = a | 32, e = N(30, n, t, e), e.elementType = _e, e.lanes = o, e.stateNode = {
				autoName: null,
				paired: null,
				clones: null,
				ref: null
			}, e;
			default:
				if (typeof r == "object" && r) switch (r.$$typeof) {
					case ce:
						s = 10;
						break a;
					case se:
						s = 9;
						break a;
					case le:
						s = 11;
						break a;
					case fe:
						s = 14;
						break a;
					case pe:
						s = 16, r = null;
						break a;
				}
				s = 29, n = Error(i(130, e === null ? "null" : typeof e, "")), r = null;
		}
		return t = N(s, n, t, a), t.elementType = e, t.type = r, t.lanes = o, t;
	}
	function Bi(e, t, n, r) {
		return e = N(7, e, r, t), e.lanes = n, e;
	}
	function Vi(e, t, n) {
		return e = N(6, e, null, t), e.lanes = n, e;
	}
	function Hi(e) {
		var t = N(18, null, null, 0);
		return t.stateNode = e, t;
	}
	function Ui(e, t, n) {
		return t = N(4, e.children === null ? [] : e.children, e.key, t), t.lanes = n, t.stateNode = {
			containerInfo: e.containerInfo,
			pendingChildren: null,
			implementation: e.implementation
		}, t;
	}
	var Wi = /* @__PURE__ */ new WeakMap();
	function Gi(e, t) {
		if (typeof e == "object" && e) {
			var n = Wi.get(e);
			return n === void 0 ? (t = {
				value: e,
				source: t,
				stack: Ue(t)
			}, Wi.set(e, t), t) : n;
		}
		return {
			value: e,
			source: t,
			stack: Ue(t)
		};
	}
	var Ki = [], qi = 0, Ji = null, Yi = 0, Xi = [], Zi = 0, P = null, Qi = 1, $i = "";
	function ea(e, t) {
		Ki[qi++] = Yi, Ki[qi++] = Ji, Ji = e, Yi = t;
	}
	function ta(e, t, n) {
		Xi[Zi++] = Qi, Xi[Zi++] = $i, Xi[Zi++] = P, P = e;
		var r = Qi;
		e = $i;
		var i = 32 - ot(r) - 1;
		r &= ~(1 << i), n += 1;
		var a = 32 - ot(t) + i;
		if (30 < a) {
			var o = i - i % 5;
			a = (r & (1 << o) - 1).toString(32), r >>= o, i -= o, Qi = 1 << 32 - ot(t) + i | n << i | r, $i = a + e;
		} else Qi = 1 << a | n << i | r, $i = e;
	}
	function na(e) {
		e.return !== null && (ea(e, 1), ta(e, 1, 0));
	}
	function ra(e) {
		for (; e === Ji;) Ji = Ki[--qi], Ki[qi] = null, Yi = Ki[--qi], Ki[qi] = null;
		for (; e === P;) P = Xi[--Zi], Xi[Zi] = null, $i = Xi[--Zi], Xi[Zi] = null, Qi = Xi[--Zi], Xi[Zi] = null;
	}
	function ia(e, t) {
		Xi[Zi++] = Qi, Xi[Zi++] = $i, Xi[Zi++] = P, Qi = t.id, $i = t.overflow, P = e;
	}
	var aa = null, F = null, I = !1, oa = null, sa = !1, ca = Error(i(519));
	function la(e) {
		throw ha(Gi(Error(i(418, 1 < arguments.length && arguments[1] !== void 0 && arguments[1] ? "text" : "HTML", "")), e)), ca;
	}
	function ua(e) {
		var t = e.stateNode, n = e.type, r = e.memoizedProps;
		switch (t[At] = e, t[jt] = r, n) {
			case "dialog":
				Q("cancel", t), Q("close", t);
				break;
			case "iframe":
			case "object":
			case "embed":
				Q("load", t);
				break;
			case "video":
			case "audio":
				for (n = 0; n < zf.length; n++) Q(zf[n], t);
				break;
			case "source":
				Q("error", t);
				break;
			case "img":
			case "image":
			case "link":
				Q("error", t), Q("load", t);
				break;
			case "details":
				Q("toggle", t);
				break;
			case "input":
				Q("invalid", t), fn(t, r.value, r.defaultValue, r.checked, r.defaultChecked, r.type, r.name, !0);
				break;
			case "select":
				Q("invalid", t);
				break;
			case "textarea": Q("invalid", t), gn(t, r.value, r.defaultValue, r.children);
		}
		n = r.children, typeof n != "string" && typeof n != "number" && typeof n != "bigint" || t.textContent === "" + n || !0 === r.suppressHydrationWarning || ep(t.textContent, n) ? (r.popover != null && (Q("beforetoggle", t), Q("toggle", t)), r.onScroll != null && Q("scroll", t), r.onScrollEnd != null && Q("scrollend", t), r.onClick != null && (t.onclick = Tn), t = !0) : t = !1, t || la(e, !0);
	}
	function da(e) {
		for (aa = e.return; aa;) switch (aa.tag) {
			case 5:
			case 31:
			case 13:
				sa = !1;
				return;
			case 27:
			case 3:
				sa = !0;
				return;
			default: aa = aa.return;
		}
	}
	function fa(e) {
		if (e !== aa) return !1;
		if (!I) return da(e), I = !0, !1;
		var t = e.tag, n;
		if ((n = t !== 3 && t !== 27) && ((n = t === 5) && (n = e.type, n = n === "form" || n === "button" || pp(e.type, e.memoizedProps)), n = !n), n && F && la(e), da(e), t === 13) {
			if (e = e.memoizedState, e = e === null ? null : e.dehydrated, !e) throw Error(i(317));
			F = dm(e);
		} else if (t === 31) {
			if (e = e.memoizedState, e = e === null ? null : e.dehydrated, !e) throw Error(i(317));
			F = dm(e);
		} else t === 27 ? (t = F, Sp(e.type) ? (e = um, um = null, F = e) : F = t) : F = aa ? lm(e.stateNode.nextSibling) : null;
		return !0;
	}
	function pa() {
		F = aa = null, I = !1;
	}
	function ma() {
		var e = oa;
		return e !== null && (ud === null ? ud = e : ud.push.apply(ud, e), oa = null), e;
	}
	function ha(e) {
		oa === null ? oa = [e] : oa.push(e);
	}
	var ga = De(null), _a = null, va = null;
	function ya(e, t, n) {
		E(ga, t._currentValue), t._currentValue = n;
	}
	function ba(e) {
		e._currentValue = ga.current, Oe(ga);
	}
	function xa(e, t, n) {
		for (; e !== null;) {
			var r = e.alternate;
			if ((e.childLanes & t) === t ? r !== null && (r.childLanes & t) !== t && (r.childLanes |= t) : (e.childLanes |= t, r !== null && (r.childLanes |= t)), e === n) break;
			e = e.return;
		}
	}
	function Sa(e, t, n, r) {
		var a = e.child;
		for (a !== null && (a.return = e); a !== null;) {
			var o = a.dependencies;
			if (o !== null) {
				var s = a.child;
				o = o.firstContext;
				a: for (; o !== null;) {
					var c = o;
					o = a;
					for (var l = 0; l < t.length; l++) if (c.context === t[l]) {
						o.lanes |= n, c = o.alternate, c !== null && (c.lanes |= n), xa(o.return, n, e), r || (s = null);
						break a;
					}
					o = c.next;
				}
			} else if (a.tag === 18) {
				if (s = a.return, s === null) throw Error(i(341));
				s.lanes |= n, o = s.alternate, o !== null && (o.lanes |= n), xa(s, n, e), s = null;
			} else a.tag === 13 && a.memoizedState !== null && a.memoizedState.dehydrated === null ? (a.lanes |= n, s = a.alternate, s !== null && (s.lanes |= n), xa(a.return, n, e), s = a.child, s = s === null ? null : s.sibling) : s = a.child;
			if (s !== null) s.return = a;
			else for (s = a; s !== null;) {
				if (s === e) {
					s = null;
					break;
				}
				if (a = s.sibling, a !== null) {
					a.return = s.return, s = a;
					break;
				}
				s = s.return;
			}
			a = s;
		}
	}
	function Ca(e, t, n, r) {
		e = null;
		for (var a = t, o = !1; a !== null;) {
			if (!o) {
				if (a.flags & 524288) o = !0;
				else if (a.flags & 262144) break;
			}
			if (a.tag === 10) {
				var s = a.alternate;
				if (s === null) throw Error(i(387));
				if (s = s.memoizedProps, s !== null) {
					var c = a.type;
					Kr(a.pendingProps.value, s.value) || (e === null ? e = [c] : e.push(c));
				}
			} else if (a === Me.current) {
				if (s = a.alternate, s === null) throw Error(i(387));
				s.memoizedState.memoizedState !== a.memoizedState.memoizedState && (e === null ? e = [sh] : e.push(sh));
			}
			a = a.return;
		}
		return e !== null && Sa(t, e, n, r), t.flags |= 262144, e !== null;
	}
	function wa(e) {
		for (e = e.firstContext; e !== null;) {
			if (!Kr(e.context._currentValue, e.memoizedValue)) return !0;
			e = e.next;
		}
		return !1;
	}
	function Ta(e) {
		_a = e, va = null, e = e.dependencies, e !== null && (e.firstContext = null);
	}
	function L(e) {
		return Da(_a, e);
	}
	function Ea(e, t) {
		return _a === null && Ta(e), Da(e, t);
	}
	function Da(e, t) {
		var n = t._currentValue;
		if (t = {
			context: t,
			memoizedValue: n,
			next: null
		}, va === null) {
			if (e === null) throw Error(i(308));
			va = t, e.dependencies = {
				lanes: 0,
				firstContext: t
			}, e.flags |= 524288;
		} else va = va.next = t;
		return n;
	}
	var Oa = typeof AbortController < "u" ? AbortController : function() {
		var e = [], t = this.signal = {
			aborted: !1,
			addEventListener: (t, n) => {
				e.push(n);
			}
		};
		this.abort = () => {
			t.aborted = !0, e.forEach((e) => e());
		};
	}, ka = t.unstable_scheduleCallback, Aa = t.unstable_NormalPriority, ja = {
		$$typeof: ce,
		Consumer: null,
		Provider: null,
		_currentValue: null,
		_currentValue2: null,
		_threadCount: 0
	};
	function Ma() {
		return {
			controller: new Oa(),
			data: /* @__PURE__ */ new Map(),
			refCount: 0
		};
	}
	function Na(e) {
		e.refCount--, e.refCount === 0 && ka(Aa, () => {
			e.controller.abort();
		});
	}
	function Pa(e, t) {
		if (e.pendingLanes & 4194048) {
			var n = e.transitionTypes;
			for (n === null && (n = e.transitionTypes = []), e = 0; e < t.length; e++) {
				var r = t[e];
				n.indexOf(r) === -1 && n.push(r);
			}
		}
	}
	var Fa = null;
	function Ia(e) {
		var t = e.transitionTypes;
		return e.transitionTypes = null, t;
	}
	var La = null, Ra = 0, za = 0, Ba = null;
	function Va(e, t) {
		if (La === null) {
			var n = La = [];
			Ra = 0, za = Pf(), Ba = {
				status: "pending",
				value: void 0,
				then: (e) => {
					n.push(e);
				}
			};
		}
		return Ra++, t.then(Ha, Ha), t;
	}
	function Ha() {
		if (--Ra === 0 && (Fa = null, La !== null)) {
			Ba !== null && (Ba.status = "fulfilled");
			var e = La;
			La = null, za = 0, Ba = null;
			for (var t = 0; t < e.length; t++) (0, e[t])();
		}
	}
	function Ua(e, t) {
		var n = [], r = {
			status: "pending",
			value: null,
			reason: null,
			then: (e) => {
				n.push(e);
			}
		};
		return e.then(() => {
			r.status = "fulfilled", r.value = t;
			for (var e = 0; e < n.length; e++) (0, n[e])(t);
		}, (e) => {
			for (r.status = "rejected", r.reason = e, e = 0; e < n.length; e++) (0, n[e])(void 0);
		}), r;
	}
	var Wa = w.S;
	w.S = (e, t) => {
		if (pd = Ye(), typeof t == "object" && t && typeof t.then == "function" && Va(e, t), Fa !== null) for (var n = bf; n !== null;) Pa(n, Fa), n = n.next;
		if (n = e.types, n !== null) {
			for (var r = bf; r !== null;) Pa(r, n), r = r.next;
			if (za !== 0) {
				r = Fa, r === null && (r = Fa = []);
				for (var i = 0; i < n.length; i++) {
					var a = n[i];
					r.indexOf(a) === -1 && r.push(a);
				}
			}
		}
		Wa !== null && Wa(e, t);
	};
	var R = De(null);
	function Ga() {
		var e = R.current;
		return e === null ? q.pooledCache : e;
	}
	function Ka(e, t) {
		t === null ? E(R, R.current) : E(R, t.pool);
	}
	function qa() {
		var e = Ga();
		return e === null ? null : {
			parent: ja._currentValue,
			pool: e
		};
	}
	var Ja = Error(i(460)), Ya = Error(i(474)), Xa = Error(i(542)), Za = { then: () => {} };
	function Qa(e) {
		return e = e.status, e === "fulfilled" || e === "rejected";
	}
	function $a(e, t, n) {
		switch (n = e[n], n === void 0 ? e.push(t) : n !== t && (t.then(Tn, Tn), t = n), t.status) {
			case "fulfilled": return t.value;
			case "rejected": throw e = t.reason, ro(e), e === void 0 && !("reason" in t) ? Error(i(600)) : e;
			default:
				if (typeof t.status == "string") t.then(Tn, Tn);
				else {
					if (e = q, e !== null && 100 < e.shellSuspendCounter) throw Error(i(482));
					e = t, e.status = "pending", e.then((e) => {
						if (t.status === "pending") {
							var n = t;
							n.status = "fulfilled", n.value = e;
						}
					}, (e) => {
						if (t.status === "pending") {
							var n = t;
							n.status = "rejected", n.reason = e;
						}
					});
				}
				switch (t.status) {
					case "fulfilled": return t.value;
					case "rejected": throw e = t.reason, ro(e), e;
				}
				throw to = t, Ja;
		}
	}
	function eo(e) {
		try {
			var t = e._init;
			return t(e._payload);
		} catch (e) {
			throw typeof e == "object" && e && typeof e.then == "function" ? (to = e, Ja) : e;
		}
	}
	var to = null;
	function no() {
		if (to === null) throw Error(i(459));
		var e = to;
		return to = null, e;
	}
	function ro(e) {
		if (e === Ja || e === Xa) throw Error(i(483));
	}
	var io = null, ao = 0;
	function oo(e) {
		var t = ao;
		return ao += 1, io === null && (io = []), $a(io, e, t);
	}
	function so(e, t) {
		t = t.props.ref, e.ref = t === void 0 ? null : t;
	}
	function co(e, t) {
		throw t.$$typeof === C ? Error(i(525)) : (e = Object.prototype.toString.call(t), Error(i(31, e === "[object Object]" ? "object with keys {" + Object.keys(t).join(", ") + "}" : e)));
	}
	function lo(e) {
		function t(t, n) {
			if (e) {
				var r = t.deletions;
				r === null ? (t.deletions = [n], t.flags |= 16) : r.push(n);
			}
		}
		function n(n, r) {
			if (!e) return null;
			for (; r !== null;) t(n, r), r = r.sibling;
			return null;
		}
		function r(e) {
			for (var t = /* @__PURE__ */ new Map(); e !== null;) e.key === null ? t.set(e.index, e) : t.set(e.key, e), e = e.sibling;
			return t;
		}
		function a(e, t) {
			return e = Li(e, t), e.index = 0, e.sibling = null, e;
		}
		function o(t, n, r) {
			return t.index = r, e ? (r = t.alternate, r === null ? (t.flags |= 134217730, n) : (r = r.index, r < n ? (t.flags |= 2, n) : r)) : (t.flags |= 1048576, n);
		}
		function s(t) {
			return e && t.alternate === null && (t.flags |= 134217730), t;
		}
		function c(e, t, n, r) {
			return t === null || t.tag !== 6 ? (t = Vi(n, e.mode, r), t.return = e, t) : (t = a(t, n), t.return = e, t);
		}
		function l(e, t, n, r) {
			var i = n.type;
			return i === ie ? (e = d(e, t, n.props.children, r, n.key), so(e, n), e) : t !== null && (t.elementType === i || typeof i == "object" && i && i.$$typeof === pe && eo(i) === t.type) ? (t = a(t, n.props), so(t, n), t.return = e, t) : (t = zi(n.type, n.key, n.props, null, e.mode, r), so(t, n), t.return = e, t);
		}
		function u(e, t, n, r) {
			return t === null || t.tag !== 4 || t.stateNode.containerInfo !== n.containerInfo || t.stateNode.implementation !== n.implementation ? (t = Ui(n, e.mode, r), t.return = e, t) : (t = a(t, n.children || []), t.return = e, t);
		}
		function d(e, t, n, r, i) {
			return t === null || t.tag !== 7 ? (t = Bi(n, e.mode, r, i), t.return = e, t) : (t = a(t, n), t.return = e, t);
		}
		function f(e, t, n) {
			if (typeof t == "string" && t !== "" || typeof t == "number" || typeof t == "bigint") return t = Vi("" + t, e.mode, n), t.return = e, t;
			if (typeof t == "object" && t) {
				switch (t.$$typeof) {
					case ne: return n = zi(t.type, t.key, t.props, null, e.mode, n), so(n, t), n.return = e, n;
					case re: return t = Ui(t, e.mode, n), t.return = e, t;
					case pe: return t = eo(t), f(e, t, n);
				}
				if (Ce(t) || be(t)) return t = Bi(t, e.mode, n, null), t.return = e, t;
				if (typeof t.then == "function") return f(e, oo(t), n);
				if (t.$$typeof === ce) return f(e, Ea(e, t), n);
				co(e, t);
			}
			return null;
		}
		function p(e, t, n, r) {
			var i = t === null ? null : t.key;
			if (typeof n == "string" && n !== "" || typeof n == "number" || typeof n == "bigint") return i === null ? c(e, t, "" + n, r) : null;
			if (typeof n == "object" && n) {
				switch (n.$$typeof) {
					case ne: return n.key === i ? l(e, t, n, r) : null;
					case re: return n.key === i ? u(e, t, n, r) : null;
					case pe: return n = eo(n), p(e, t, n, r);
				}
				if (Ce(n) || be(n)) return i === null ? d(e, t, n, r, null) : null;
				if (typeof n.then == "function") return p(e, t, oo(n), r);
				if (n.$$typeof === ce) return p(e, t, Ea(e, n), r);
				co(e, n);
			}
			return null;
		}
		function m(e, t, n, r, i) {
			if (typeof r == "string" && r !== "" || typeof r == "number" || typeof r == "bigint") return e = e.get(n) || null, c(t, e, "" + r, i);
			if (typeof r == "object" && r) {
				switch (r.$$typeof) {
					case ne: return e = e.get(r.key === null ? n : r.key) || null, l(t, e, r, i);
					case re: return e = e.get(r.key === null ? n : r.key) || null, u(t, e, r, i);
					case pe: return r = eo(r), m(e, t, n, r, i);
				}
				if (Ce(r) || be(r)) return e = e.get(n) || null, d(t, e, r, i, null);
				if (typeof r.then == "function") return m(e, t, n, oo(r), i);
				if (r.$$typeof === ce) return m(e, t, n, Ea(t, r), i);
				co(t, r);
			}
			return null;
		}
		function h(i, a, s, c) {
			for (var l = null, u = null, d = a, h = a = 0, g = null; d !== null && h < s.length; h++) {
				d.index > h ? (g = d, d = null) : g = d.sibling;
				var _ = p(i, d, s[h], c);
				if (_ === null) {
					d === null && (d = g);
					break;
				}
				e && d && _.alternate === null && t(i, d), a = o(_, a, h), u === null ? l = _ : u.sibling = _, u = _, d = g;
			}
			if (h === s.length) return n(i, d), I && ea(i, h), l;
			if (d === null) {
				for (; h < s.length; h++) d = f(i, s[h], c), d !== null && (a = o(d, a, h), u === null ? l = d : u.sibling = d, u = d);
				return I && ea(i, h), l;
			}
			for (d = r(d); h < s.length; h++) g = m(d, i, h, s[h], c), g !== null && (e && (_ = g.alternate, _ !== null && d.delete(_.key === null ? h : _.key)), a = o(g, a, h), u === null ? l = g : u.sibling = g, u = g);
			return e && d.forEach((e) => t(i, e)), I && ea(i, h), l;
		}
		function g(a, s, c, l) {
			if (c == null) throw Error(i(151));
			for (var u = null, d = null, h = s, g = s = 0, _ = null, v = c.next(); h !== null && !v.done; g++, v = c.next()) {
				h.index > g ? (_ = h, h = null) : _ = h.sibling;
				var y = p(a, h, v.value, l);
				if (y === null) {
					h === null && (h = _);
					break;
				}
				e && h && y.alternate === null && t(a, h), s = o(y, s, g), d === null ? u = y : d.sibling = y, d = y, h = _;
			}
			if (v.done) return n(a, h), I && ea(a, g), u;
			if (h === null) {
				for (; !v.done; g++, v = c.next()) v = f(a, v.value, l), v !== null && (s = o(v, s, g), d === null ? u = v : d.sibling = v, d = v);
				return I && ea(a, g), u;
			}
			for (h = r(h); !v.done; g++, v = c.next()) v = m(h, a, g, v.value, l), v !== null && (e && (_ = v.alternate, _ !== null && h.delete(_.key === null ? g : _.key)), s = o(v, s, g), d === null ? u = v : d.sibling = v, d = v);
			return e && h.forEach((e) => t(a, e)), I && ea(a, g), u;
		}
		function _(e, r, o, c) {
			if (typeof o == "object" && o && o.type === ie && o.key === null && o.props.ref === void 0 && (o = o.props.children), typeof o == "object" && o) {
				switch (o.$$typeof) {
					case ne:
						a: {
							for (var l = o.key; r !== null;) {
								if (r.key === l) {
									if (l = o.type, l === ie) {
										if (r.tag === 7) {
											n(e, r.sibling), c = a(r, o.props.children), so(c, o), c.return = e, e = c;
											break a;
										}
									} else if (r.elementType === l || typeof l == "object" && l && l.$$typeof === pe && eo(l) === r.type) {
										n(e, r.sibling), c = a(r, o.props), so(c, o), c.return = e, e = c;
										break a;
									}
									n(e, r);
									break;
								}
								t(e, r), r = r.sibling;
							}
							o.type === ie ? (c = Bi(o.props.children, e.mode, c, o.key), so(c, o), c.return = e, e = c) : (c = zi(o.type, o.key, o.props, null, e.mode, c), so(c, o), c.return = e, e = c);
						}
						return s(e);
					case re:
						a: {
							for (l = o.key; r !== null;) {
								if (r.key === l) {
									if (r.tag === 4 && r.stateNode.containerInfo === o.containerInfo && r.stateNode.implementation === o.implementation) {
										n(e, r.sibling), c = a(r, o.children || []), c.return = e, e = c;
										break a;
									}
									n(e, r);
									break;
								}
								t(e, r), r = r.sibling;
							}
							c = Ui(o, e.mode, c), c.return = e, e = c;
						}
						return s(e);
					case pe: return o = eo(o), _(e, r, o, c);
				}
				if (Ce(o)) return h(e, r, o, c);
				if (be(o)) {
					if (l = be(o), typeof l != "function") throw Error(i(150));
					return o = l.call(o), g(e, r, o, c);
				}
				if (typeof o.then == "function") return _(e, r, oo(o), c);
				if (o.$$typeof === ce) return _(e, r, Ea(e, o), c);
				co(e, o);
			}
			return typeof o == "string" && o !== "" || typeof o == "number" || typeof o == "bigint" ? (o = "" + o, r !== null && r.tag === 6 ? (n(e, r.sibling), c = a(r, o), c.return = e, e = c) : (n(e, r), c = Vi(o, e.mode, c), c.return = e, e = c), s(e)) : n(e, r);
		}
		return (e, t, n, r) => {
			try {
				ao = 0;
				var i = _(e, t, n, r);
				return io = null, i;
			} catch (t) {
				if (t === Ja || t === Xa) throw t;
				var a = N(29, t, null, e.mode);
				return a.lanes = r, a.return = e, a;
			}
		};
	}
	var uo = lo(!0), fo = lo(!1), po = !1;
	function mo(e) {
		e.updateQueue = {
			baseState: e.memoizedState,
			firstBaseUpdate: null,
			lastBaseUpdate: null,
			shared: {
				pending: null,
				lanes: 0,
				hiddenCallbacks: null
			},
			callbacks: null
		};
	}
	function ho(e, t) {
		e = e.updateQueue, t.updateQueue === e && (t.updateQueue = {
			baseState: e.baseState,
			firstBaseUpdate: e.firstBaseUpdate,
			lastBaseUpdate: e.lastBaseUpdate,
			shared: e.shared,
			callbacks: null
		});
	}
	function go(e) {
		return {
			lane: e,
			tag: 0,
			payload: null,
			callback: null,
			next: null
		};
	}
	function _o(e, t, n) {
		var r = e.updateQueue;
		if (r === null) return null;
		if (r = r.shared, K & 2) {
			var i = r.pending;
			return i === null ? t.next = t : (t.next = i.next, i.next = t), r.pending = t, t = M(e), Ni(e, null, n), t;
		}
		return Ai(e, r, t, n), M(e);
	}
	function vo(e, t, n) {
		if (t = t.updateQueue, t !== null && (t = t.shared, n & 4194048)) {
			var r = t.lanes;
			r &= e.pendingLanes, n |= r, t.lanes = n, Ct(e, n);
		}
	}
	function yo(e, t) {
		var n = e.updateQueue, r = e.alternate;
		if (r !== null && (r = r.updateQueue, n === r)) {
			var i = null, a = null;
			if (n = n.firstBaseUpdate, n !== null) {
				do {
					var o = {
						lane: n.lane,
						tag: n.tag,
						payload: n.payload,
						callback: null,
						next: null
					};
					a === null ? i = a = o : a = a.next = o, n = n.next;
				} while (n !== null);
				a === null ? i = a = t : a = a.next = t;
			} else i = a = t;
			n = {
				baseState: r.baseState,
				firstBaseUpdate: i,
				lastBaseUpdate: a,
				shared: r.shared,
				callbacks: r.callbacks
			}, e.updateQueue = n;
		} else e = n.lastBaseUpdate, e === null ? n.firstBaseUpdate = t : e.next = t, n.lastBaseUpdate = t;
	}
	var bo = !1;
	function xo() {
		if (bo) {
			var e = Ba;
			if (e !== null) throw e;
		}
	}
	function So(e, t, n, r) {
		bo = !1;
		var i = e.updateQueue;
		po = !1;
		var a = i.firstBaseUpdate, o = i.lastBaseUpdate, s = i.shared.pending;
		if (s !== null) {
			i.shared.pending = null;
			var c = s, l = c.next;
			c.next = null, o === null ? a = l : o.next = l, o = c;
			var u = e.alternate;
			u !== null && (u = u.updateQueue, s = u.lastBaseUpdate, s !== o && (s === null ? u.firstBaseUpdate = l : s.next = l, u.lastBaseUpdate = c));
		}
		if (a !== null) {
			var d = i.baseState;
			o = 0, u = l = c = null, s = a;
			do {
				var f = s.lane & -536870913, p = f !== s.lane;
				if (p ? (Y & f) === f : (r & f) === f) {
					f !== 0 && f === za && (bo = !0), u !== null && (u = u.next = {
						lane: 0,
						tag: s.tag,
						payload: s.payload,
						callback: null,
						next: null
					});
					a: {
						var m = e, h = s;
						f = t;
						var g = n;
						switch (h.tag) {
							case 1:
								if (m = h.payload, typeof m == "function") {
									d = m.call(g, d, f);
									break a;
								}
								d = m;
								break a;
							case 3: m.flags = m.flags & -65537 | 128;
							case 0:
								if (m = h.payload, f = typeof m == "function" ? m.call(g, d, f) : m, f == null) break a;
								d = S({}, d, f);
								break a;
							case 2: po = !0;
						}
					}
					f = s.callback, f !== null && (e.flags |= 64, p && (e.flags |= 8192), p = i.callbacks, p === null ? i.callbacks = [f] : p.push(f));
				} else p = {
					lane: f,
					tag: s.tag,
					payload: s.payload,
					callback: s.callback,
					next: null
				}, u === null ? (l = u = p, c = d) : u = u.next = p, o |= f;
				if (s = s.next, s === null) {
					if (s = i.shared.pending, s === null) break;
					p = s, s = p.next, p.next = null, i.lastBaseUpdate = p, i.shared.pending = null;
				}
			} while (1);
			u === null && (c = d), i.baseState = c, i.firstBaseUpdate = l, i.lastBaseUpdate = u, a === null && (i.shared.lanes = 0), id |= o, e.lanes = o, e.memoizedState = d;
		}
	}
	function Co(e, t) {
		if (typeof e != "function") throw Error(i(191, e));
		e.call(t);
	}
	function wo(e, t) {
		var n = e.callbacks;
		if (n !== null) for (e.callbacks = null, e = 0; e < n.length; e++) Co(n[e], t);
	}
	var To = De(null), Eo = De(0);
	function Do(e, t) {
		e = nd, E(Eo, e), E(To, t), nd = e | t.baseLanes;
	}
	function Oo() {
		E(Eo, nd), E(To, To.current);
	}
	function ko() {
		nd = Eo.current, Oe(To), Oe(Eo);
	}
	var Ao = De(null), jo = null;
	function Mo(e) {
		var t = e.alternate;
		E(Io, Io.current & 1), E(Ao, e), jo === null && (t === null || To.current !== null || t.memoizedState !== null) && (jo = e);
	}
	function z(e) {
		E(Io, Io.current), E(Ao, e), jo === null && (jo = e);
	}
	function No(e) {
		e.tag === 22 ? (E(Io, Io.current), E(Ao, e), jo === null && (jo = e)) : Po();
	}
	function Po() {
		E(Io, Io.current), E(Ao, Ao.current);
	}
	function Fo(e) {
		Oe(Ao), jo === e && (jo = null), Oe(Io);
	}
	var Io = De(0);
	function Lo(e, t) {
		E(Ao, Ao.current), E(Io, t);
	}
	function Ro(e) {
		Oe(Io), Oe(Ao), jo === e && (jo = null);
	}
	function zo(e) {
		for (var t = e; t !== null;) {
			if (t.tag === 13) {
				var n = t.memoizedState;
				if (n !== null && (n = n.dehydrated, n === null || om(n) || sm(n))) return t;
			} else if (t.tag === 19 && t.memoizedProps.revealOrder !== "independent") {
				if (t.flags & 128) return t;
			} else if (t.child !== null) {
				t.child.return = t, t = t.child;
				continue;
			}
			if (t === e) break;
			for (; t.sibling === null;) {
				if (t.return === null || t.return === e) return null;
				t = t.return;
			}
			t.sibling.return = t.return, t = t.sibling;
		}
		return null;
	}
	var Bo = 0, B = null, V = null, Vo = null, Ho = !1, Uo = !1, Wo = !1, Go = 0, Ko = 0, qo = null, Jo = 0;
	function Yo() {
		throw Error(i(321));
	}
	function Xo(e, t) {
		if (t === null) return !1;
		for (var n = 0; n < t.length && n < e.length; n++) if (!Kr(e[n], t[n])) return !1;
		return !0;
	}
	function Zo(e, t, n, r, i, a) {
		return Bo = a, B = t, t.memoizedState = null, t.updateQueue = null, t.lanes = 0, w.H = e === null || e.memoizedState === null ? mc : hc, Wo = !1, a = n(r, i), Wo = !1, Uo && (a = $o(t, n, r, i)), Qo(e), a;
	}
	function Qo(e) {
		w.H = pc;
		var t = V !== null && V.next !== null;
		if (Bo = 0, Vo = V = B = null, Ho = !1, Ko = 0, qo = null, t) throw Error(i(300));
		e === null || Mc || (e = e.dependencies, e !== null && wa(e) && (Mc = !0));
	}
	function $o(e, t, n, r) {
		B = e;
		var a = 0;
		do {
			if (Uo && (qo = null), Ko = 0, Uo = !1, 25 <= a) throw Error(i(301));
			if (a += 1, Vo = V = null, e.updateQueue != null) {
				var o = e.updateQueue;
				o.lastEffect = null, o.events = null, o.stores = null, o.memoCache != null && (o.memoCache.index = 0);
			}
			w.H = gc, o = t(n, r);
		} while (Uo);
		return o;
	}
	function es() {
		var e = w.H, t = e.useState()[0];
		return t = typeof t.then == "function" ? ss(t) : t, e = e.useState()[0], (V === null ? null : V.memoizedState) !== e && (B.flags |= 1024), t;
	}
	function ts() {
		var e = Go !== 0;
		return Go = 0, e;
	}
	function ns(e, t, n) {
		t.updateQueue = e.updateQueue, t.flags &= -2053, e.lanes &= ~n;
	}
	function rs(e) {
		if (Ho) {
			for (e = e.memoizedState; e !== null;) {
				var t = e.queue;
				t !== null && (t.pending = null), e = e.next;
			}
			Ho = !1;
		}
		Bo = 0, Vo = V = B = null, Uo = !1, Ko = Go = 0, qo = null;
	}
	function is() {
		var e = {
			memoizedState: null,
			baseState: null,
			baseQueue: null,
			queue: null,
			next: null
		};
		return Vo === null ? B.memoizedState = Vo = e : Vo = Vo.next = e, Vo;
	}
	function as() {
		if (V === null) {
			var e = B.alternate;
			e = e === null ? null : e.memoizedState;
		} else e = V.next;
		var t = Vo === null ? B.memoizedState : Vo.next;
		if (t !== null) Vo = t, V = e;
		else {
			if (e === null) throw B.alternate === null ? Error(i(467)) : Error(i(310));
			V = e, e = {
				memoizedState: V.memoizedState,
				baseState: V.baseState,
				baseQueue: V.baseQueue,
				queue: V.queue,
				next: null
			}, Vo === null ? B.memoizedState = Vo = e : Vo = Vo.next = e;
		}
		return Vo;
	}
	function os() {
		return {
			lastEffect: null,
			events: null,
			stores: null,
			memoCache: null
		};
	}
	function ss(e) {
		var t = Ko;
		return Ko += 1, qo === null && (qo = []), e = $a(qo, e, t), t = B, (Vo === null ? t.memoizedState : Vo.next) === null && (t = t.alternate, w.H = t === null || t.memoizedState === null ? mc : hc), e;
	}
	function cs(e) {
		if (typeof e == "object" && e) {
			if (typeof e.then == "function") return ss(e);
			if (e.$$typeof === ve) return;
			if (e.$$typeof === ce) return L(e);
		}
		throw Error(i(438, String(e)));
	}
	function ls(e) {
		var t = null, n = B.updateQueue;
		if (n !== null && (t = n.memoCache), t == null) {
			var r = B.alternate;
			r !== null && (r = r.updateQueue, r !== null && (r = r.memoCache, r != null && (t = {
				data: r.data.map((e) => e.slice()),
				index: 0
			})));
		}
		if (t ??= {
			data: [],
			index: 0
		}, n === null && (n = os(), B.updateQueue = n), n.memoCache = t, n = t.data[t.index], n === void 0) for (n = t.data[t.index] = Array(e), r = 0; r < e; r++) n[r] = ge;
		return t.index++, n;
	}
	function us(e, t) {
		return typeof t == "function" ? t(e) : t;
	}
	function ds(e) {
		return fs(as(), V, e);
	}
	function fs(e, t, n) {
		var r = e.queue;
		if (r === null) throw Error(i(311));
		r.lastRenderedReducer = n;
		var a = e.baseQueue, o = r.pending;
		if (o !== null) {
			if (a !== null) {
				var s = a.next;
				a.next = o.next, o.next = s;
			}
			t.baseQueue = a = o, r.pending = null;
		}
		if (o = e.baseState, a === null) e.memoizedState = o;
		else {
			t = a.next;
			var c = s = null, l = null, u = t, d = !1;
			do {
				var f = u.lane & -536870913;
				if (f === u.lane ? (Bo & f) === f : (Y & f) === f) {
					var p = u.revertLane;
					if (p === 0) l !== null && (l = l.next = {
						lane: 0,
						revertLane: 0,
						gesture: null,
						action: u.action,
						hasEagerState: u.hasEagerState,
						eagerState: u.eagerState,
						next: null
					}), f === za && (d = !0);
					else if ((Bo & p) === p) {
						u = u.next, p === za && (d = !0);
						continue;
					} else f = {
						lane: 0,
						revertLane: u.revertLane,
						gesture: null,
						action: u.action,
						hasEagerState: u.hasEagerState,
						eagerState: u.eagerState,
						next: null
					}, l === null ? (c = l = f, s = o) : l = l.next = f, B.lanes |= p, id |= p;
					f = u.action, Wo && n(o, f), o = u.hasEagerState ? u.eagerState : n(o, f);
				} else p = {
					lane: f,
					revertLane: u.revertLane,
					gesture: u.gesture,
					action: u.action,
					hasEagerState: u.hasEagerState,
					eagerState: u.eagerState,
					next: null
				}, l === null ? (c = l = p, s = o) : l = l.next = p, B.lanes |= f, id |= f;
				u = u.next;
			} while (u !== null && u !== t);
			if (l === null ? s = o : l.next = c, !Kr(o, e.memoizedState) && (Mc = !0, d && (n = Ba, n !== null))) throw n;
			e.memoizedState = o, e.baseState = s, e.baseQueue = l, r.lastRenderedState = o;
		}
		return a === null && (r.lanes = 0), [e.memoizedState, r.dispatch];
	}
	function ps(e) {
		var t = as(), n = t.queue;
		if (n === null) throw Error(i(311));
		n.lastRenderedReducer = e;
		var r = n.dispatch, a = n.pending, o = t.memoizedState;
		if (a !== null) {
			n.pending = null;
			var s = a = a.next;
			do
				o = e(o, s.action), s = s.next;
			while (s !== a);
			Kr(o, t.memoizedState) || (Mc = !0), t.memoizedState = o, t.baseQueue === null && (t.baseState = o), n.lastRenderedState = o;
		}
		return [o, r];
	}
	function ms(e, t, n) {
		var r = B, a = as(), o = I;
		if (o) {
			if (n === void 0) throw Error(i(407));
			n = n();
		} else n = t();
		var s = !Kr((V || a).memoizedState, n);
		if (s && (a.memoizedState = n, Mc = !0), a = a.queue, zs(_s.bind(null, r, a, e), [e]), e = a.getSnapshot !== t || s || Vo !== null && !!(Vo.memoizedState.tag & 1), Ps(e ? 9 : 8, { destroy: void 0 }, gs.bind(null, r, a, n, t), null), e) {
			if (r.flags |= 2048, q === null) throw Error(i(349));
			o || Bo & 127 || hs(r, t, n);
		}
		return n;
	}
	function hs(e, t, n) {
		e.flags |= 16384, e = {
			getSnapshot: t,
			value: n
		}, t = B.updateQueue, t === null ? (t = os(), B.updateQueue = t, t.stores = [e]) : (n = t.stores, n === null ? t.stores = [e] : n.push(e));
	}
	function gs(e, t, n, r) {
		t.value = n, t.getSnapshot = r, vs(t) && ys(e);
	}
	function _s(e, t, n) {
		return n(() => {
			vs(t) && ys(e);
		});
	}
	function vs(e) {
		var t = e.getSnapshot;
		e = e.value;
		try {
			var n = t();
			return !Kr(e, n);
		} catch {
			return !0;
		}
	}
	function ys(e) {
		var t = Mi(e, 2);
		t !== null && Pd(t, e, 2);
	}
	function bs(e) {
		var t = is();
		if (typeof e == "function") {
			var n = e;
			if (e = n(), Wo) {
				D(!0);
				try {
					n();
				} finally {
					D(!1);
				}
			}
		}
		return t.memoizedState = t.baseState = e, t.queue = {
			pending: null,
			lanes: 0,
			dispatch: null,
			lastRenderedReducer: us,
			lastRenderedState: e
		}, t;
	}
	function xs(e, t, n, r) {
		return e.baseState = n, fs(e, V, typeof r == "function" ? r : us);
	}
	function Ss(e, t, n, r, a) {
		if (uc(e)) throw Error(i(485));
		if (e = t.action, e !== null) {
			var o = {
				payload: a,
				action: e,
				next: null,
				isTransition: !0,
				status: "pending",
				value: null,
				reason: null,
				listeners: [],
				then: (e) => {
					o.listeners.push(e);
				}
			};
			w.T === null ? o.isTransition = !1 : n(!0), r(o), n = t.pending, n === null ? (o.next = t.pending = o, Cs(t, o)) : (o.next = n.next, t.pending = n.next = o);
		}
	}
	function Cs(e, t) {
		var n = t.action, r = t.payload, i = e.state;
		if (t.isTransition) {
			var a = w.T, o = {};
			o.types = a === null ? null : a.types, w.T = o;
			try {
				var s = n(i, r), c = w.S;
				c !== null && c(o, s), ws(e, t, s);
			} catch (n) {
				Es(e, t, n);
			} finally {
				a !== null && o.types !== null && (a.types = o.types), w.T = a;
			}
		} else try {
			a = n(i, r), ws(e, t, a);
		} catch (n) {
			Es(e, t, n);
		}
	}
	function ws(e, t, n) {
		typeof n == "object" && n && typeof n.then == "function" ? n.then((n) => {
			Ts(e, t, n);
		}, (n) => Es(e, t, n)) : Ts(e, t, n);
	}
	function Ts(e, t, n) {
		t.status = "fulfilled", t.value = n, Ds(t), e.state = n, t = e.pending, t !== null && (n = t.next, n === t ? e.pending = null : (n = n.next, t.next = n, Cs(e, n)));
	}
	function Es(e, t, n) {
		var r = e.pending;
		if (e.pending = null, r !== null) {
			r = r.next;
			do
				t.status = "rejected", t.reason = n, Ds(t), t = t.next;
			while (t !== r);
		}
		e.action = null;
	}
	function Ds(e) {
		e = e.listeners;
		for (var t = 0; t < e.length; t++) (0, e[t])();
	}
	function Os(e, t) {
		return t;
	}
	function ks(e, t) {
		if (I) {
			var n = q.formState;
			if (n !== null) {
				a: {
					var r = B;
					if (I) {
						if (F) {
							b: {
								for (var i = F, a = sa; i.nodeType !== 8;) if (!a || (i = lm(i.nextSibling), i === null)) {
									i = null;
									break b;
								}
								a = i.data, i = a === "F!" || a === "F" ? i : null;
							}
							if (i) {
								F = lm(i.nextSibling), r = i.data === "F!";
								break a;
							}
						}
						la(r);
					}
					r = !1;
				}
				r && (t = n[0]);
			}
		}
		return n = is(), n.memoizedState = n.baseState = t, r = {
			pending: null,
			lanes: 0,
			dispatch: null,
			lastRenderedReducer: Os,
			lastRenderedState: t
		}, n.queue = r, n = sc.bind(null, B, r), r.dispatch = n, r = bs(!1), a = lc.bind(null, B, !1, r.queue), r = is(), i = {
			state: t,
			dispatch: null,
			action: e,
			pending: null
		}, r.queue = i, n = Ss.bind(null, B, i, a, n), i.dispatch = n, r.memoizedState = e, [
			t,
			n,
			!1
		];
	}
	function As(e) {
		return js(as(), V, e);
	}
	function js(e, t, n) {
		if (t = fs(e, t, Os)[0], e = ds(us)[0], typeof t == "object" && t && typeof t.then == "function") try {
			var r = ss(t);
		} catch (e) {
			throw e === Ja ? Xa : e;
		}
		else r = t;
		t = as();
		var i = t.queue, a = i.dispatch;
		return n !== t.memoizedState && (B.flags |= 2048, Ps(9, { destroy: void 0 }, Ms.bind(null, i, n), null)), [
			r,
			a,
			e
		];
	}
	function Ms(e, t) {
		e.action = t;
	}
	function Ns(e) {
		var t = as(), n = V;
		if (n !== null) return js(t, n, e);
		as(), t = t.memoizedState, n = as();
		var r = n.queue.dispatch;
		return n.memoizedState = e, [
			t,
			r,
			!1
		];
	}
	function Ps(e, t, n, r) {
		return e = {
			tag: e,
			create: n,
			deps: r,
			inst: t,
			next: null
		}, t = B.updateQueue, t === null && (t = os(), B.updateQueue = t), n = t.lastEffect, n === null ? t.lastEffect = e.next = e : (r = n.next, n.next = e, e.next = r, t.lastEffect = e), e;
	}
	function Fs() {
		return as().memoizedState;
	}
	function Is(e, t, n, r) {
		var i = is();
		B.flags |= e, i.memoizedState = Ps(1 | t, { destroy: void 0 }, n, r === void 0 ? null : r);
	}
	function Ls(e, t, n, r) {
		var i = as();
		r = r === void 0 ? null : r;
		var a = i.memoizedState.inst;
		V !== null && r !== null && Xo(r, V.memoizedState.deps) ? i.memoizedState = Ps(t, a, n, r) : (B.flags |= e, i.memoizedState = Ps(1 | t, a, n, r));
	}
	function Rs(e, t) {
		Is(8390656, 8, e, t);
	}
	function zs(e, t) {
		Ls(2048, 8, e, t);
	}
	function Bs(e) {
		B.flags |= 4;
		var t = B.updateQueue;
		if (t === null) t = os(), B.updateQueue = t, t.events = [e];
		else {
			var n = t.events;
			n === null ? t.events = [e] : n.push(e);
		}
	}
	function Vs(e) {
		var t = as().memoizedState;
		return Bs({
			ref: t,
			nextImpl: e
		}), function() {
			if (K & 2) throw Error(i(440));
			return t.impl.apply(void 0, arguments);
		};
	}
	function Hs(e, t) {
		return Ls(4, 2, e, t);
	}
	function Us(e, t) {
		return Ls(4, 4, e, t);
	}
	function Ws(e, t) {
		if (typeof t == "function") {
			e = e();
			var n = t(e);
			return () => {
				typeof n == "function" ? n() : t(null);
			};
		}
		if (t != null) return e = e(), t.current = e, () => {
			t.current = null;
		};
	}
	function Gs(e, t, n) {
		n = n == null ? null : n.concat([e]), Ls(4, 4, Ws.bind(null, t, e), n);
	}
	function Ks() {}
	function qs(e, t) {
		var n = as();
		t = t === void 0 ? null : t;
		var r = n.memoizedState;
		return t !== null && Xo(t, r[1]) ? r[0] : (n.memoizedState = [e, t], e);
	}
	function Js(e, t) {
		var n = as();
		t = t === void 0 ? null : t;
		var r = n.memoizedState;
		if (t !== null && Xo(t, r[1])) return r[0];
		if (r = e(), Wo) {
			D(!0);
			try {
				e();
			} finally {
				D(!1);
			}
		}
		return n.memoizedState = [r, t], r;
	}
	function Ys(e, t, n) {
		return n === void 0 || Bo & 1073741824 && !(Y & 261930) ? e.memoizedState = t : (e.memoizedState = n, e = Md(), B.lanes |= e, id |= e, n);
	}
	function Xs(e, t, n, r) {
		return Kr(n, t) ? n : To.current === null ? !(Bo & 106) || Bo & 1073741824 && !(Y & 261930) ? (Mc = !0, e.memoizedState = n) : (e = Md(), B.lanes |= e, id |= e, t) : (e = Ys(e, n, r), Kr(e, t) || (Mc = !0), e);
	}
	function Zs(e, t, n, r, i) {
		var a = T.p;
		T.p = a !== 0 && 8 > a ? a : 8;
		var o = w.T, s = {};
		s.types = o === null ? null : o.types, w.T = s, lc(e, !1, t, n);
		try {
			var c = i(), l = w.S;
			l !== null && l(s, c), typeof c == "object" && c && typeof c.then == "function" ? cc(e, t, Ua(c, r), jd(e)) : cc(e, t, r, jd(e));
		} catch (n) {
			cc(e, t, {
				then: () => {},
				status: "rejected",
				reason: n
			}, jd());
		} finally {
			T.p = a, o !== null && s.types !== null && (o.types = s.types), w.T = o;
		}
	}
	function Qs() {}
	function $s(e, t, n, r) {
		if (e.tag !== 5) throw Error(i(476));
		var a = ec(e).queue;
		Zs(e, a, t, we, n === null ? Qs : (() => (tc(e), n(r))));
	}
	function ec(e) {
		var t = e.memoizedState;
		if (t !== null) return t;
		t = {
			memoizedState: we,
			baseState: we,
			baseQueue: null,
			queue: {
				pending: null,
				lanes: 0,
				dispatch: null,
				lastRenderedReducer: us,
				lastRenderedState: we
			},
			next: null
		};
		var n = {};
		return t.next = {
			memoizedState: n,
			baseState: n,
			baseQueue: null,
			queue: {
				pending: null,
				lanes: 0,
				dispatch: null,
				lastRenderedReducer: us,
				lastRenderedState: n
			},
			next: null
		}, e.memoizedState = t, e = e.alternate, e !== null && (e.memoizedState = t), t;
	}
	function tc(e) {
		var t = ec(e);
		t.next === null && (t = e.alternate.memoizedState), cc(e, t.next.queue, {}, jd());
	}
	function nc() {
		return L(sh);
	}
	function rc() {
		return as().memoizedState;
	}
	function ic() {
		return as().memoizedState;
	}
	function ac(e) {
		for (var t = e.return; t !== null;) {
			switch (t.tag) {
				case 24:
				case 3:
					var n = jd();
					e = go(n);
					var r = _o(t, e, n);
					r !== null && (Pd(r, t, n), vo(r, t, n)), t = { cache: Ma() }, e.payload = t;
					return;
			}
			t = t.return;
		}
	}
	function oc(e, t, n) {
		var r = jd();
		n = {
			lane: r,
			revertLane: 0,
			gesture: null,
			action: n,
			hasEagerState: !1,
			eagerState: null,
			next: null
		}, uc(e) ? dc(t, n) : (n = ji(e, t, n, r), n !== null && (Pd(n, e, r), fc(n, t, r)));
	}
	function sc(e, t, n) {
		cc(e, t, n, jd());
	}
	function cc(e, t, n, r) {
		var i = {
			lane: r,
			revertLane: 0,
			gesture: null,
			action: n,
			hasEagerState: !1,
			eagerState: null,
			next: null
		};
		if (uc(e)) dc(t, i);
		else {
			var a = e.alternate;
			if (e.lanes === 0 && (a === null || a.lanes === 0) && (a = t.lastRenderedReducer, a !== null)) try {
				var o = t.lastRenderedState, s = a(o, n);
				if (i.hasEagerState = !0, i.eagerState = s, Kr(s, o)) return Ai(e, t, i, 0), q === null && ki(), !1;
			} catch {}
			if (n = ji(e, t, i, r), n !== null) return Pd(n, e, r), fc(n, t, r), !0;
		}
		return !1;
	}
	function lc(e, t, n, r) {
		if (r = {
			lane: 2,
			revertLane: Pf(),
			gesture: null,
			action: r,
			hasEagerState: !1,
			eagerState: null,
			next: null
		}, uc(e)) {
			if (t) throw Error(i(479));
		} else t = ji(e, n, r, 2), t !== null && Pd(t, e, 2);
	}
	function uc(e) {
		var t = e.alternate;
		return e === B || t !== null && t === B;
	}
	function dc(e, t) {
		Uo = Ho = !0;
		var n = e.pending;
		n === null ? t.next = t : (t.next = n.next, n.next = t), e.pending = t;
	}
	function fc(e, t, n) {
		if (n & 4194048) {
			var r = t.lanes;
			r &= e.pendingLanes, n |= r, t.lanes = n, Ct(e, n);
		}
	}
	var pc = {
		readContext: L,
		use: cs,
		useCallback: Yo,
		useContext: Yo,
		useEffect: Yo,
		useImperativeHandle: Yo,
		useLayoutEffect: Yo,
		useInsertionEffect: Yo,
		useMemo: Yo,
		useReducer: Yo,
		useRef: Yo,
		useState: Yo,
		useDebugValue: Yo,
		useDeferredValue: Yo,
		useTransition: Yo,
		useSyncExternalStore: Yo,
		useId: Yo,
		useHostTransitionStatus: Yo,
		useFormState: Yo,
		useActionState: Yo,
		useOptimistic: Yo,
		useMemoCache: Yo,
		useCacheRefresh: Yo,
		useEffectEvent: Yo
	}, mc = {
		readContext: L,
		use: cs,
		useCallback: (e, t) => (is().memoizedState = [e, t === void 0 ? null : t], e),
		useContext: L,
		useEffect: Rs,
		useImperativeHandle: (e, t, n) => {
			n = n == null ? null : n.concat([e]), Is(4194308, 4, Ws.bind(null, t, e), n);
		},
		useLayoutEffect: (e, t) => Is(4194308, 4, e, t),
		useInsertionEffect: (e, t) => {
			Is(4, 2, e, t);
		},
		useMemo: (e, t) => {
			var n = is();
			t = t === void 0 ? null : t;
			var r = e();
			if (Wo) {
				D(!0);
				try {
					e();
				} finally {
					D(!1);
				}
			}
			return n.memoizedState = [r, t], r;
		},
		useReducer: (e, t, n) => {
			var r = is();
			if (n !== void 0) {
				var i = n(t);
				if (Wo) {
					D(!0);
					try {
						n(t);
					} finally {
						D(!1);
					}
				}
			} else i = t;
			return r.memoizedState = r.baseState = i, e = {
				pending: null,
				lanes: 0,
				dispatch: null,
				lastRenderedReducer: e,
				lastRenderedState: i
			}, r.queue = e, e = e.dispatch = oc.bind(null, B, e), [r.memoizedState, e];
		},
		useRef: (e) => {
			var t = is();
			return e = { current: e }, t.memoizedState = e;
		},
		useState: (e) => {
			e = bs(e);
			var t = e.queue, n = sc.bind(null, B, t);
			return t.dispatch = n, [e.memoizedState, n];
		},
		useDebugValue: Ks,
		useDeferredValue: (e, t) => Ys(is(), e, t),
		useTransition: () => {
			var e = bs(!1);
			return e = Zs.bind(null, B, e.queue, !0, !1), is().memoizedState = e, [!1, e];
		},
		useSyncExternalStore: (e, t, n) => {
			var r = B, a = is();
			if (I) {
				if (n === void 0) throw Error(i(407));
				n = n();
			} else {
				if (n = t(), q === null) throw Error(i(349));
				Y & 127 || hs(r, t, n);
			}
			a.memoizedState = n;
			var o = {
				value: n,
				getSnapshot: t
			};
			return a.queue = o, Rs(_s.bind(null, r, o, e), [e]), r.flags |= 2048, Ps(9, { destroy: void 0 }, gs.bind(null, r, o, n, t), null), n;
		},
		useId: () => {
			var e = is(), t = q.identifierPrefix;
			if (I) {
				var n = $i, r = Qi;
				n = (r & ~(1 << 32 - ot(r) - 1)).toString(32) + n, t = "_" + t + "R_" + n, n = Go++, 0 < n && (t += "H" + n.toString(32)), t += "_";
			} else n = Jo++, t = "_" + t + "r_" + n.toString(32) + "_";
			return e.memoizedState = t;
		},
		useHostTransitionStatus: nc,
		useFormState: ks,
		useActionState: ks,
		useOptimistic: (e) => {
			var t = is();
			t.memoizedState = t.baseState = e;
			var n = {
				pending: null,
				lanes: 0,
				dispatch: null,
				lastRenderedReducer: null,
				lastRenderedState: null
			};
			return t.queue = n, t = lc.bind(null, B, !0, n), n.dispatch = t, [e, t];
		},
		useMemoCache: ls,
		useCacheRefresh: () => is().memoizedState = ac.bind(null, B),
		useEffectEvent: (e) => {
			var t = is(), n = { impl: e };
			return t.memoizedState = n, function() {
				if (K & 2) throw Error(i(440));
				return n.impl.apply(void 0, arguments);
			};
		}
	}, hc = {
		readContext: L,
		use: cs,
		useCallback: qs,
		useContext: L,
		useEffect: zs,
		useImperativeHandle: Gs,
		useInsertionEffect: Hs,
		useLayoutEffect: Us,
		useMemo: Js,
		useReducer: ds,
		useRef: Fs,
		useState: () => ds(us),
		useDebugValue: Ks,
		useDeferredValue: (e, t) => Xs(as(), V.memoizedState, e, t),
		useTransition: () => {
			var e = ds(us)[0], t = as().memoizedState;
			return [typeof e == "boolean" ? e : ss(e), t];
		},
		useSyncExternalStore: ms,
		useId: rc,
		useHostTransitionStatus: nc,
		useFormState: As,
		useActionState: As,
		useOptimistic: (e, t) => xs(as(), V, e, t),
		useMemoCache: ls,
		useCacheRefresh: ic,
		useEffectEvent: Vs
	}, gc = {
		readContext: L,
		use: cs,
		useCallback: qs,
		useContext: L,
		useEffect: zs,
		useImperativeHandle: Gs,
		useInsertionEffect: Hs,
		useLayoutEffect: Us,
		useMemo: Js,
		useReducer: ps,
		useRef: Fs,
		useState: () => ps(us),
		useDebugValue: Ks,
		useDeferredValue: (e, t) => {
			var n = as();
			return V === null ? Ys(n, e, t) : Xs(n, V.memoizedState, e, t);
		},
		useTransition: () => {
			var e = ps(us)[0], t = as().memoizedState;
			return [typeof e == "boolean" ? e : ss(e), t];
		},
		useSyncExternalStore: ms,
		useId: rc,
		useHostTransitionStatus: nc,
		useFormState: Ns,
		useActionState: Ns,
		useOptimistic: (e, t) => {
			var n = as();
			return V === null ? (n.baseState = e, [e, n.queue.dispatch]) : xs(n, V, e, t);
		},
		useMemoCache: ls,
		useCacheRefresh: ic,
		useEffectEvent: Vs
	};
	function _c(e, t, n, r) {
		t = e.memoizedState, n = n(r, t), n = n == null ? t : S({}, t, n), e.memoizedState = n, e.lanes === 0 && (e.updateQueue.baseState = n);
	}
	var vc = {
		enqueueSetState: (e, t, n) => {
			e = e._reactInternals;
			var r = jd(), i = go(r);
			i.payload = t, n != null && (i.callback = n), t = _o(e, i, r), t !== null && (Pd(t, e, r), vo(t, e, r));
		},
		enqueueReplaceState: (e, t, n) => {
			e = e._reactInternals;
			var r = jd(), i = go(r);
			i.tag = 1, i.payload = t, n != null && (i.callback = n), t = _o(e, i, r), t !== null && (Pd(t, e, r), vo(t, e, r));
		},
		enqueueForceUpdate: (e, t) => {
			e = e._reactInternals;
			var n = jd(), r = go(n);
			r.tag = 2, t != null && (r.callback = t), t = _o(e, r, n), t !== null && (Pd(t, e, n), vo(t, e, n));
		}
	};
	function yc(e, t, n, r, i, a, o) {
		return e = e.stateNode, typeof e.shouldComponentUpdate == "function" ? e.shouldComponentUpdate(r, a, o) : t.prototype && t.prototype.isPureReactComponent ? !qr(n, r) || !qr(i, a) : !0;
	}
	function bc(e, t, n, r) {
		e = t.state, typeof t.componentWillReceiveProps == "function" && t.componentWillReceiveProps(n, r), typeof t.UNSAFE_componentWillReceiveProps == "function" && t.UNSAFE_componentWillReceiveProps(n, r), t.state !== e && vc.enqueueReplaceState(t, t.state, null);
	}
	function xc(e, t) {
		var n = t;
		if ("ref" in t) for (var r in n = {}, t) r !== "ref" && (n[r] = t[r]);
		if (e = e.defaultProps) for (var i in n === t && (n = S({}, n)), e) n[i] === void 0 && (n[i] = e[i]);
		return n;
	}
	function Sc(e) {
		Ti(e);
	}
	function Cc(e) {
		console.error(e);
	}
	function wc(e) {
		Ti(e);
	}
	function Tc(e, t) {
		try {
			var n = e.onUncaughtError;
			n(t.value, { componentStack: t.stack });
		} catch (e) {
			setTimeout(() => {
				throw e;
			});
		}
	}
	function Ec(e, t, n) {
		try {
			var r = e.onCaughtError;
			r(n.value, {
				componentStack: n.stack,
				errorBoundary: t.tag === 1 ? t.stateNode : null
			});
		} catch (e) {
			setTimeout(() => {
				throw e;
			});
		}
	}
	function Dc(e, t, n) {
		return n = go(n), n.tag = 3, n.payload = { element: null }, n.callback = () => {
			Tc(e, t);
		}, n;
	}
	function Oc(e) {
		return e = go(e), e.tag = 3, e;
	}
	function kc(e, t, n, r) {
		var i = n.type.getDerivedStateFromError;
		if (typeof i == "function") {
			var a = r.value;
			e.payload = () => i(a), e.callback = () => {
				Ec(t, n, r);
			};
		}
		var o = n.stateNode;
		o !== null && typeof o.componentDidCatch == "function" && (e.callback = function() {
			Ec(t, n, r), typeof i != "function" && (gd === null ? gd = /* @__PURE__ */ new Set([this]) : gd.add(this));
			var e = r.stack;
			this.componentDidCatch(r.value, { componentStack: e === null ? "" : e });
		});
	}
	function Ac(e, t, n, r, a) {
		if (n.flags |= 32768, typeof r == "object" && r && typeof r.then == "function") {
			if (t = n.alternate, t !== null && Ca(t, n, a, !0), n = Ao.current, n !== null) {
				switch (n.tag) {
					case 31:
					case 13:
					case 19: return jo === null ? Kd() : n.alternate === null && rd === 0 && (rd = 3), n.flags &= -257, n.flags |= 65536, n.lanes = a, r === Za ? n.flags |= 16384 : (t = n.updateQueue, t === null ? n.updateQueue = /* @__PURE__ */ new Set([r]) : t.add(r), mf(e, r, a)), !1;
					case 22: return n.flags |= 65536, r === Za ? n.flags |= 16384 : (t = n.updateQueue, t === null ? (t = {
						transitions: null,
						markerInstances: null,
						retryQueue: /* @__PURE__ */ new Set([r])
					}, n.updateQueue = t) : (n = t.retryQueue, n === null ? t.retryQueue = /* @__PURE__ */ new Set([r]) : n.add(r)), mf(e, r, a)), !1;
				}
				throw Error(i(435, n.tag));
			}
			return mf(e, r, a), Kd(), !1;
		}
		if (I) return t = Ao.current, t === null ? (r !== ca && (t = Error(i(423), { cause: r }), ha(Gi(t, n))), e = e.current.alternate, e.flags |= 65536, a &= -a, e.lanes |= a, r = Gi(r, n), a = Dc(e.stateNode, r, a), yo(e, a), rd !== 4 && (rd = 2)) : (!(t.flags & 65536) && (t.flags |= 256), t.flags |= 65536, t.lanes = a, r !== ca && (e = Error(i(422), { cause: r }), ha(Gi(e, n)))), !1;
		var o = Error(i(520), { cause: r });
		if (o = Gi(o, n), ld === null ? ld = [o] : ld.push(o), rd !== 4 && (rd = 2), t === null) return !0;
		r = Gi(r, n), n = t;
		do {
			switch (n.tag) {
				case 3: return n.flags |= 65536, e = a & -a, n.lanes |= e, e = Dc(n.stateNode, r, e), yo(n, e), !1;
				case 1:
					if (t = n.type, o = n.stateNode, !(n.flags & 128) && (typeof t.getDerivedStateFromError == "function" || o !== null && typeof o.componentDidCatch == "function" && (gd === null || !gd.has(o)))) return n.flags |= 65536, a &= -a, n.lanes |= a, a = Oc(a), kc(a, e, n, r), yo(n, a), !1;
					break;
				case 22: if (n.memoizedState !== null) return n.flags |= 65536, !1;
			}
			n = n.return;
		} while (n !== null);
		return !1;
	}
	var jc = Error(i(461)), Mc = !1;
	function Nc(e, t, n, r) {
		t.child = e === null ? fo(t, null, n, r) : uo(t, e.child, n, r);
	}
	function Pc(e, t, n, r, i) {
		n = n.render;
		var a = t.ref;
		if ("ref" in r) {
			var o = {};
			for (var s in r) s !== "ref" && (o[s] = r[s]);
		} else o = r;
		return Ta(t), r = Zo(e, t, n, o, a, i), s = ts(), e !== null && !Mc ? (ns(e, t, i), cl(e, t, i)) : (I && s && na(t), t.flags |= 1, Nc(e, t, r, i), t.child);
	}
	function Fc(e, t, n, r, i) {
		if (e === null) {
			var a = n.type;
			return typeof a == "function" && !Ii(a) && a.defaultProps === void 0 && n.compare === null ? (t.tag = 15, t.type = a, Ic(e, t, a, r, i)) : (e = zi(n.type, null, r, t, t.mode, i), e.ref = t.ref, e.return = t, t.child = e);
		}
		if (a = e.child, !ll(e, i)) {
			var o = a.memoizedProps;
			if (n = n.compare, n = n === null ? qr : n, n(o, r) && e.ref === t.ref) return cl(e, t, i);
		}
		return t.flags |= 1, e = Li(a, r), e.ref = t.ref, e.return = t, t.child = e;
	}
	function Ic(e, t, n, r, i) {
		if (e !== null) {
			var a = e.memoizedProps;
			if (qr(a, r) && e.ref === t.ref) {
				if (Mc = !1, t.pendingProps = r = a, ll(e, i)) e.flags & 131072 && (Mc = !0);
				else return t.lanes = e.lanes, cl(e, t, i);
			}
		}
		return Wc(e, t, n, r, i);
	}
	function Lc(e, t, n, r) {
		var i = r.children, a = e === null ? null : e.memoizedState;
		if (e === null && t.stateNode === null && (t.stateNode = {
			_visibility: 1,
			_pendingMarkers: null,
			_retryCache: null,
			_transitions: null
		}), r.mode === "hidden") {
			if (t.flags & 128) {
				if (a = a === null ? n : a.baseLanes | n, e !== null) {
					for (r = t.child = e.child, i = 0; r !== null;) i = i | r.lanes | r.childLanes, r = r.sibling;
					r = i & ~a;
				} else r = 0, t.child = null;
				return zc(e, t, a, n, r);
			}
			if (n & 536870912) t.memoizedState = {
				baseLanes: 0,
				cachePool: null
			}, e !== null && Ka(t, a === null ? null : a.cachePool), a === null ? Oo() : Do(t, a), No(t);
			else return r = t.lanes = 536870912, zc(e, t, a === null ? n : a.baseLanes | n, n, r);
		} else a === null ? (e !== null && Ka(t, null), Oo(), Po()) : (Ka(t, a.cachePool), Do(t, a), Po(), t.memoizedState = null);
		return Nc(e, t, i, n), t.child;
	}
	function Rc(e, t) {
		return e !== null && e.tag === 22 || t.stateNode !== null || (t.stateNode = {
			_visibility: 1,
			_pendingMarkers: null,
			_retryCache: null,
			_transitions: null
		}), t.sibling;
	}
	function zc(e, t, n, r, i) {
		var a = Ga();
		return a = a === null ? null : {
			parent: ja._currentValue,
			pool: a
		}, t.memoizedState = {
			baseLanes: n,
			cachePool: a
		}, e !== null && Ka(t, null), Oo(), No(t), e !== null && Ca(e, t, r, !0), t.childLanes = i, null;
	}
	function Bc(e, t) {
		return t = $c({
			mode: t.mode,
			children: t.children
		}, e.mode), t.ref = e.ref, e.child = t, t.return = e, t;
	}
	function Vc(e, t, n) {
		return uo(t, e.child, null, n), e = Bc(t, t.pendingProps), e.flags |= 2, Fo(t), t.memoizedState = null, e;
	}
	function Hc(e, t, n) {
		var r = t.pendingProps, a = !!(t.flags & 128);
		if (t.flags &= -129, e === null) {
			if (I) {
				if (r.mode === "hidden") return e = Bc(t, r), t.lanes = 536870912, e.memoizedState = {
					baseLanes: 0,
					cachePool: null
				}, Rc(null, e);
				if (z(t), (e = F) ? (e = am(e, sa), e = e !== null && e.data === "&" ? e : null, e !== null && (t.memoizedState = {
					dehydrated: e,
					treeContext: P === null ? null : {
						id: Qi,
						overflow: $i
					},
					retryLane: 536870912,
					hydrationErrors: null
				}, n = Hi(e), n.return = t, t.child = n, aa = t, F = null)) : e = null, e === null) throw la(t);
				return t.lanes = 536870912, null;
			}
			return Bc(t, r);
		}
		var o = e.memoizedState;
		if (o !== null) {
			var s = o.dehydrated;
			if (z(t), a) {
				if (t.flags & 256) t.flags &= -257, t = Vc(e, t, n);
				else if (t.memoizedState !== null) t.child = e.child, t.flags |= 128, t = null;
				else throw Error(i(558));
			} else if (Mc || Ca(e, t, n, !1), a = (n & e.childLanes) !== 0, Mc || a) {
				if (To.current === null) {
					if (r = q, r !== null && (s = wt(r, n), s !== 0 && s !== o.retryLane)) throw o.retryLane = s, Mi(e, s), Pd(r, e, s), jc;
					Kd();
				}
				t = Vc(e, t, n);
			} else e = o.treeContext, F = lm(s.nextSibling), aa = t, I = !0, oa = null, sa = !1, e !== null && ia(t, e), t = Bc(t, r), t.flags |= 134221824;
			return t;
		}
		return e = Li(e.child, {
			mode: r.mode,
			children: r.children
		}), e.ref = t.ref, t.child = e, e.return = t, e;
	}
	function Uc(e, t) {
		var n = t.ref;
		if (n === null) e !== null && e.ref !== null && (t.flags |= 4194816);
		else {
			if (typeof n != "function" && typeof n != "object") throw Error(i(284));
			(e === null || e.ref !== n) && (t.flags |= 4194816);
		}
	}
	function Wc(e, t, n, r, i) {
		return Ta(t), n = Zo(e, t, n, r, void 0, i), r = ts(), e !== null && !Mc ? (ns(e, t, i), cl(e, t, i)) : (I && r && na(t), t.flags |= 1, Nc(e, t, n, i), t.child);
	}
	function Gc(e, t, n, r, i, a) {
		return Ta(t), t.updateQueue = null, n = $o(t, r, n, i), Qo(e), r = ts(), e !== null && !Mc ? (ns(e, t, a), cl(e, t, a)) : (I && r && na(t), t.flags |= 1, Nc(e, t, n, a), t.child);
	}
	function Kc(e, t, n, r, i) {
		if (Ta(t), t.stateNode === null) {
			var a = Pi, o = n.contextType;
			typeof o == "object" && o && (a = L(o)), a = new n(r, a), t.memoizedState = a.state !== null && a.state !== void 0 ? a.state : null, a.updater = vc, t.stateNode = a, a._reactInternals = t, a = t.stateNode, a.props = r, a.state = t.memoizedState, a.refs = {}, mo(t), o = n.contextType, a.context = typeof o == "object" && o ? L(o) : Pi, a.state = t.memoizedState, o = n.getDerivedStateFromProps, typeof o == "function" && (_c(t, n, o, r), a.state = t.memoizedState), typeof n.getDerivedStateFromProps == "function" || typeof a.getSnapshotBeforeUpdate == "function" || typeof a.UNSAFE_componentWillMount != "function" && typeof a.componentWillMount != "function" || (o = a.state, typeof a.componentWillMount == "function" && a.componentWillMount(), typeof a.UNSAFE_componentWillMount == "function" && a.UNSAFE_componentWillMount(), o !== a.state && vc.enqueueReplaceState(a, a.state, null), So(t, r, a, i), xo(), a.state = t.memoizedState), typeof a.componentDidMount == "function" && (t.flags |= 4194308), r = !0;
		} else if (e === null) {
			a = t.stateNode;
			var s = t.memoizedProps, c = xc(n, s);
			a.props = c;
			var l = a.context, u = n.contextType;
			o = Pi, typeof u == "object" && u && (o = L(u));
			var d = n.getDerivedStateFromProps;
			u = typeof d == "function" || typeof a.getSnapshotBeforeUpdate == "function", s = t.pendingProps !== s, u || typeof a.UNSAFE_componentWillReceiveProps != "function" && typeof a.componentWillReceiveProps != "function" || (s || l !== o) && bc(t, a, r, o), po = !1;
			var f = t.memoizedState;
			a.state = f, So(t, r, a, i), xo(), l = t.memoizedState, s || f !== l || po ? (typeof d == "function" && (_c(t, n, d, r), l = t.memoizedState), (c = po || yc(t, n, c, r, f, l, o)) ? (u || typeof a.UNSAFE_componentWillMount != "function" && typeof a.componentWillMount != "function" || (typeof a.componentWillMount == "function" && a.componentWillMount(), typeof a.UNSAFE_componentWillMount == "function" && a.UNSAFE_componentWillMount()), typeof a.componentDidMount == "function" && (t.flags |= 4194308)) : (typeof a.componentDidMount == "function" && (t.flags |= 4194308), t.memoizedProps = r, t.memoizedState = l), a.props = r, a.state = l, a.context = o, r = c) : (typeof a.componentDidMount == "function" && (t.flags |= 4194308), r = !1);
		} else {
			a = t.stateNode, ho(e, t), o = t.memoizedProps, u = xc(n, o), a.props = u, d = t.pendingProps, f = a.context, l = n.contextType, c = Pi, typeof l == "object" && l && (c = L(l)), s = n.getDerivedStateFromProps, (l = typeof s == "function" || typeof a.getSnapshotBeforeUpdate == "function") || typeof a.UNSAFE_componentWillReceiveProps != "function" && typeof a.componentWillReceiveProps != "function" || (o !== d || f !== c) && bc(t, a, r, c), po = !1, f = t.memoizedState, a.state = f, So(t, r, a, i), xo();
			var p = t.memoizedState;
			o !== d || f !== p || po || e !== null && e.dependencies !== null && wa(e.dependencies) ? (typeof s == "function" && (_c(t, n, s, r), p = t.memoizedState), (u = po || yc(t, n, u, r, f, p, c) || e !== null && e.dependencies !== null && wa(e.dependencies)) ? (l || typeof a.UNSAFE_componentWillUpdate != "function" && typeof a.componentWillUpdate != "function" || (typeof a.componentWillUpdate == "function" && a.componentWillUpdate(r, p, c), typeof a.UNSAFE_componentWillUpdate == "function" && a.UNSAFE_componentWillUpdate(r, p, c)), typeof a.componentDidUpdate == "function" && (t.flags |= 4), typeof a.getSnapshotBeforeUpdate == "function" && (t.flags |= 1024)) : (typeof a.componentDidUpdate != "function" || o === e.memoizedProps && f === e.memoizedState || (t.flags |= 4), typeof a.getSnapshotBeforeUpdate != "function" || o === e.memoizedProps && f === e.memoizedState || (t.flags |= 1024), t.memoizedProps = r, t.memoizedState = p), a.props = r, a.state = p, a.context = c, r = u) : (typeof a.componentDidUpdate != "function" || o === e.memoizedProps && f === e.memoizedState || (t.flags |= 4), typeof a.getSnapshotBeforeUpdate != "function" || o === e.memoizedProps && f === e.memoizedState || (t.flags |= 1024), r = !1);
		}
		return a = r, Uc(e, t), r = !!(t.flags & 128), a || r ? (a = t.stateNode, n = r && typeof n.getDerivedStateFromError != "function" ? null : a.render(), t.flags |= 1, e !== null && r ? (t.child = uo(t, e.child, null, i), t.child = uo(t, null, n, i)) : Nc(e, t, n, i), t.memoizedState = a.state, e = t.child) : e = cl(e, t, i), e;
	}
	function qc(e, t, n, r) {
		return pa(), t.flags |= 256, Nc(e, t, n, r), t.child;
	}
	var Jc = {
		dehydrated: null,
		treeContext: null,
		retryLane: 0,
		hydrationErrors: null
	};
	function Yc(e) {
		return {
			baseLanes: e,
			cachePool: qa()
		};
	}
	function Xc(e, t, n) {
		return e = e === null ? 0 : e.childLanes & ~n, t && (e |= sd), e;
	}
	function Zc(e, t, n) {
		var r = t.pendingProps, i = !1, a = !!(t.flags & 128), o;
		if ((o = a) || (o = e !== null && e.memoizedState === null ? !1 : !!(Io.current & 2)), o && (i = !0, t.flags &= -129), o = !!(t.flags & 32), t.flags &= -33, e === null) {
			if (I) {
				if (i ? Mo(t) : Po(), (e = F) ? (e = am(e, sa), e = e !== null && e.data !== "&" ? e : null, e !== null && (t.memoizedState = {
					dehydrated: e,
					treeContext: P === null ? null : {
						id: Qi,
						overflow: $i
					},
					retryLane: 536870912,
					hydrationErrors: null
				}, n = Hi(e), n.return = t, t.child = n, aa = t, F = null)) : e = null, e === null) throw la(t);
				return t.lanes = sm(e) ? 32 : 536870912, null;
			}
			return a = r.children, r = r.fallback, i ? (Po(), i = t.mode, a = $c({
				mode: "hidden",
				children: a
			}, i), r = Bi(r, i, n, null), a.return = t, r.return = t, a.sibling = r, t.child = a, r = t.child, r.memoizedState = Yc(n), r.childLanes = Xc(e, o, n), t.memoizedState = Jc, Rc(null, r)) : (Mo(t), Qc(t, a));
		}
		var s = e.memoizedState;
		if (s !== null) {
			var c = s.dehydrated;
			if (c !== null) return tl(e, t, a, o, r, c, s, n);
		}
		return i ? (Po(), i = r.fallback, a = t.mode, s = e.child, c = s.sibling, r = Li(s, {
			mode: "hidden",
			children: r.children
		}), r.subtreeFlags = s.subtreeFlags & 1206910976, c === null ? (i = Bi(i, a, n, null), i.flags |= 2) : i = Li(c, i), i.return = t, r.return = t, r.sibling = i, t.child = r, Rc(null, r), r = t.child, i = e.child.memoizedState, i === null ? i = Yc(n) : (a = i.cachePool, a === null ? a = qa() : (s = ja._currentValue, a = a.parent === s ? a : {
			parent: s,
			pool: s
		}), i = {
			baseLanes: i.baseLanes | n,
			cachePool: a
		}), r.memoizedState = i, r.childLanes = Xc(e, o, n), t.memoizedState = Jc, Rc(e.child, r)) : (Mo(t), n = e.child, e = n.sibling, n = Li(n, {
			mode: "visible",
			children: r.children
		}), n.return = t, n.sibling = null, e !== null && (o = t.deletions, o === null ? (t.deletions = [e], t.flags |= 16) : o.push(e)), t.child = n, t.memoizedState = null, n);
	}
	function Qc(e, t) {
		return t = $c({
			mode: "visible",
			children: t
		}, e.mode), t.return = e, e.child = t;
	}
	function $c(e, t) {
		return e = N(22, e, null, t), e.lanes = 0, e;
	}
	function el(e, t, n) {
		return uo(t, e.child, null, n), e = Qc(t, t.pendingProps.children), e.flags |= 2, t.memoizedState = null, e;
	}
	function tl(e, t, n, r, a, o, s, c) {
		if (n) return t.flags & 256 ? (Mo(t), t.flags &= -257, el(e, t, c)) : t.memoizedState === null ? (Po(), o = a.fallback, s = t.mode, a = $c({
			mode: "visible",
			children: a.children
		}, s), o = Bi(o, s, c, null), o.flags |= 2, a.return = t, o.return = t, a.sibling = o, t.child = a, uo(t, e.child, null, c), a = t.child, a.memoizedState = Yc(c), a.childLanes = Xc(e, r, c), t.memoizedState = Jc, Rc(null, a)) : (Po(), t.child = e.child, t.flags |= 128, null);
		if (Mo(t), sm(o)) {
			if (r = o.nextSibling && o.nextSibling.dataset, r) var l = r.dgst;
			return r = l, r !== "" && (a = Error(i(419)), a.stack = "", a.digest = r, ha({
				value: a,
				source: null,
				stack: null
			})), el(e, t, c);
		}
		if (Mc || Ca(e, t, c, !1), r = (c & e.childLanes) !== 0, Mc || r) {
			if (To.current !== null) return el(e, t, c);
			if (r = q, r !== null && (a = wt(r, c), a !== 0 && a !== s.retryLane)) throw s.retryLane = a, Mi(e, a), Pd(r, e, a), jc;
			return om(o) || Kd(), el(e, t, c);
		}
		return om(o) ? (t.flags |= 192, t.child = e.child, null) : (e = s.treeContext, F = lm(o.nextSibling), aa = t, I = !0, oa = null, sa = !1, e !== null && ia(t, e), t = Qc(t, a.children), t.flags |= 134221824, t);
	}
	function nl(e, t, n) {
		e.lanes |= t;
		var r = e.alternate;
		r !== null && (r.lanes |= t), xa(e.return, t, n);
	}
	function rl(e) {
		for (var t = null; e !== null;) {
			var n = e.alternate;
			n !== null && zo(n) === null && (t = e), e = e.sibling;
		}
		return t;
	}
	function il(e, t, n, r, i, a) {
		var o = e.memoizedState;
		o === null ? e.memoizedState = {
			isBackwards: t,
			rendering: null,
			renderingStartTime: 0,
			last: r,
			tail: n,
			tailMode: i,
			treeForkCount: a
		} : (o.isBackwards = t, o.rendering = null, o.renderingStartTime = 0, o.last = r, o.tail = n, o.tailMode = i, o.treeForkCount = a);
	}
	function al(e) {
		var t = e.child;
		for (e.child = null; t !== null;) {
			var n = t.sibling;
			t.sibling = e.child, e.child = t, t = n;
		}
	}
	function ol(e, t, n) {
		var r = t.pendingProps, i = r.revealOrder, a = r.tail;
		r = r.children;
		var o = Io.current;
		if (t.flags & 128) return Lo(t, o), null;
		var s = !!(o & 2);
		if (s ? (o = o & 1 | 2, t.flags |= 128) : o &= 1, Lo(t, o), i === "backwards" && e !== null ? (al(e), Nc(e, t, r, n), al(e)) : Nc(e, t, r, n), r = I ? Yi : 0, !s && e !== null && e.flags & 128) a: for (e = t.child; e !== null;) {
			if (e.tag === 13) e.memoizedState !== null && nl(e, n, t);
			else if (e.tag === 19) nl(e, n, t);
			else if (e.child !== null) {
				e.child.return = e, e = e.child;
				continue;
			}
			if (e === t) break;
			for (; e.sibling === null;) {
				if (e.return === null || e.return === t) break a;
				e = e.return;
			}
			e.sibling.return = e.return, e = e.sibling;
		}
		switch (i) {
			case "backwards":
				n = rl(t.child), n === null ? (i = t.child, t.child = null) : (i = n.sibling, n.sibling = null, al(t)), il(t, !0, i, null, a, r);
				break;
			case "unstable_legacy-backwards":
				for (n = null, i = t.child, t.child = null; i !== null;) {
					if (e = i.alternate, e !== null && zo(e) === null) {
						t.child = i;
						break;
					}
					e = i.sibling, i.sibling = n, n = i, i = e;
				}
				il(t, !0, n, null, a, r);
				break;
			case "together":
				il(t, !1, null, null, void 0, r);
				break;
			case "independent":
				t.memoizedState = null;
				break;
			default: n = rl(t.child), n === null ? (i = t.child, t.child = null) : (i = n.sibling, n.sibling = null), il(t, !1, i, n, a, r);
		}
		return t.child;
	}
	function sl(e, t, n) {
		var r = t.pendingProps;
		return ya(t, t.type, r.value), Nc(e, t, r.children, n), t.child;
	}
	function cl(e, t, n) {
		if (e !== null && (t.dependencies = e.dependencies), id |= t.lanes, (n & t.childLanes) === 0) {
			if (e !== null) {
				if (Ca(e, t, n, !1), (n & t.childLanes) === 0) return null;
			} else return null;
		}
		if (e !== null && t.child !== e.child) throw Error(i(153));
		if (t.child !== null) {
			for (e = t.child, n = Li(e, e.pendingProps), t.child = n, n.return = t; e.sibling !== null;) e = e.sibling, n = n.sibling = Li(e, e.pendingProps), n.return = t;
			n.sibling = null;
		}
		return t.child;
	}
	function ll(e, t) {
		return (e.lanes & t) !== 0 || (e = e.dependencies, !!(e !== null && wa(e)));
	}
	function ul(e, t, n) {
		switch (t.tag) {
			case 3:
				Ne(t, t.stateNode.containerInfo), ya(t, ja, e.memoizedState.cache), pa();
				break;
			case 27:
			case 5:
				Fe(t);
				break;
			case 4:
				Ne(t, t.stateNode.containerInfo);
				break;
			case 10:
				ya(t, t.type, t.memoizedProps.value);
				break;
			case 31:
				if (t.memoizedState !== null) return t.flags |= 128, z(t), null;
				break;
			case 13:
				var r = t.memoizedState;
				if (r !== null) {
					if (r.dehydrated !== null) return Mo(t), t.flags |= 128, null;
					r = Ca(e, t, n, !1);
					var i = t.child.childLanes;
					return r || (n & i) !== 0 ? Zc(e, t, n) : (Mo(t), e = cl(e, t, n), e === null ? null : e.sibling);
				}
				Mo(t);
				break;
			case 19:
				if (t.flags & 128) return ol(e, t, n);
				if (i = !!(e.flags & 128), r = (n & t.childLanes) !== 0, r ||= (Ca(e, t, n, !1), (n & t.childLanes) !== 0), i) {
					if (r) return ol(e, t, n);
					t.flags |= 128;
				}
				if (i = t.memoizedState, i !== null && (i.rendering = null, i.tail = null, i.lastEffect = null), Lo(t, Io.current), r) break;
				return null;
			case 22: return t.lanes = 0, Lc(e, t, n, t.pendingProps);
			case 24: ya(t, ja, e.memoizedState.cache);
		}
		return cl(e, t, n);
	}
	function H(e, t, n) {
		if (e !== null) {
			if (e.memoizedProps !== t.pendingProps) Mc = !0;
			else {
				if (!ll(e, n) && !(t.flags & 128)) return Mc = !1, ul(e, t, n);
				Mc = !!(e.flags & 131072);
			}
		} else Mc = !1, I && t.flags & 1048576 && ta(t, Yi, t.index);
		switch (t.lanes = 0, t.tag) {
			case 16:
				a: {
					var r = t.pendingProps;
					if (e = eo(t.elementType), t.type = e, typeof e == "function") Ii(e) ? (r = xc(e, r), t.tag = 1, t = Kc(null, t, e, r, n)) : (t.tag = 0, t = Wc(null, t, e, r, n));
					else {
						if (e != null) {
							var a = e.$$typeof;
							if (a === le) {
								t.tag = 11, t = Pc(null, t, e, r, n);
								break a;
							}
							if (a === fe) {
								t.tag = 14, t = Fc(null, t, e, r, n);
								break a;
							}
							if (a === ce) {
								t.tag = 10, t.type = e, t = sl(null, t, n);
								break a;
							}
						}
						throw t = Se(e) || e, Error(i(306, t, ""));
					}
				}
				return t;
			case 0: return Wc(e, t, t.type, t.pendingProps, n);
			case 1: return r = t.type, a = xc(r, t.pendingProps), Kc(e, t, r, a, n);
			case 3:
				a: {
					if (Ne(t, t.stateNode.containerInfo), e === null) throw Error(i(387));
					r = t.pendingProps;
					var o = t.memoizedState;
					a = o.element, ho(e, t), So(t, r, null, n);
					var s = t.memoizedState;
					if (r = s.cache, ya(t, ja, r), r !== o.cache && Sa(t, [ja], n, !0), xo(), r = s.element, o.isDehydrated) {
						if (o = {
							element: r,
							isDehydrated: !1,
							cache: s.cache
						}, t.updateQueue.baseState = o, t.memoizedState = o, t.flags & 256) {
							t = qc(e, t, r, n);
							break a;
						}
						if (r !== a) {
							a = Gi(Error(i(424)), t), ha(a), t = qc(e, t, r, n);
							break a;
						}
						switch (e = t.stateNode.containerInfo, e.nodeType) {
							case 9:
								e = e.body;
								break;
							default: e = e.nodeName === "HTML" ? e.ownerDocument.body : e;
						}
						for (F = lm(e.firstChild), aa = t, I = !0, oa = null, sa = !0, n = fo(t, null, r, n), t.child = n; n;) n.flags = n.flags & -3 | 134221824, n = n.sibling;
					} else {
						if (pa(), r === a) {
							t = cl(e, t, n);
							break a;
						}
						Nc(e, t, r, n);
					}
					t = t.child;
				}
				return t;
			case 26: return Uc(e, t), e === null ? (n = Nm(t.type, null, t.pendingProps, null)) ? t.memoizedState = n : I || (t.stateNode = fp(t.type, t.pendingProps, je.current, t)) : t.memoizedState = Nm(t.type, e.memoizedProps, t.pendingProps, e.memoizedState), null;
			case 27: return Fe(t), e === null && I && (r = t.stateNode = hm(t.type, t.pendingProps, je.current), aa = t, sa = !0, a = F, Sp(t.type) ? (um = a, F = lm(r.firstChild)) : F = a), Nc(e, t, t.pendingProps.children, n), Uc(e, t), e === null && (t.flags |= 4194304), t.child;
			case 5: return e === null && I && ((a = r = F) && (r = rm(r, t.type, t.pendingProps, sa), r === null ? a = !1 : (t.stateNode = r, aa = t, F = lm(r.firstChild), sa = !1, a = !0)), a || la(t)), Fe(t), a = t.type, o = t.pendingProps, s = e === null ? null : e.memoizedProps, r = o.children, pp(a, o) ? r = null : s !== null && pp(a, s) && (t.flags |= 32), t.memoizedState !== null && (a = Zo(e, t, es, null, null, n), sh._currentValue = a), Uc(e, t), Nc(e, t, r, n), t.child;
			case 6: return e === null && I && ((e = n = F) && (n = im(n, t.pendingProps, sa), n === null ? e = !1 : (t.stateNode = n, aa = t, F = null, e = !0)), e || la(t)), null;
			case 13: return Zc(e, t, n);
			case 4: return Ne(t, t.stateNode.containerInfo), r = t.pendingProps, e === null ? t.child = uo(t, null, r, n) : Nc(e, t, r, n), t.child;
			case 11: return Pc(e, t, t.type, t.pendingProps, n);
			case 7: return r = t.pendingProps, Uc(e, t), Nc(e, t, r, n), t.child;
			case 8: return Nc(e, t, t.pendingProps.children, n), t.child;
			case 12: return Nc(e, t, t.pendingProps.children, n), t.child;
			case 10: return sl(e, t, n);
			case 9: return a = t.type._context, r = t.pendingProps.children, Ta(t), a = L(a), r = r(a), t.flags |= 1, Nc(e, t, r, n), t.child;
			case 14: return Fc(e, t, t.type, t.pendingProps, n);
			case 15: return Ic(e, t, t.type, t.pendingProps, n);
			case 19: return ol(e, t, n);
			case 31: return Hc(e, t, n);
			case 22: return Lc(e, t, n, t.pendingProps);
			case 24: return Ta(t), r = L(ja), e === null ? (a = Ga(), a === null && (a = q, o = Ma(), a.pooledCache = o, o.refCount++, o !== null && (a.pooledCacheLanes |= n), a = o), t.memoizedState = {
				parent: r,
				cache: a
			}, mo(t), ya(t, ja, a)) : ((e.lanes & n) !== 0 && (ho(e, t), So(t, null, null, n), xo()), a = e.memoizedState, o = t.memoizedState, a.parent === r ? (r = o.cache, ya(t, ja, r), r !== a.cache && Sa(t, [ja], n, !0)) : (a = {
				parent: r,
				cache: r
			}, t.memoizedState = a, t.lanes === 0 && (t.memoizedState = t.updateQueue.baseState = a), ya(t, ja, r))), Nc(e, t, t.pendingProps.children, n), t.child;
			case 30: return t.stateNode === null && (t.stateNode = {
				autoName: null,
				paired: null,
				clones: null,
				ref: null
			}), r = t.pendingProps, r.name != null && r.name !== "auto" ? t.flags |= e === null ? 18882560 : 18874368 : I && na(t), e !== null && e.memoizedProps.name !== r.name ? t.flags |= 4194816 : Uc(e, t), Nc(e, t, r.children, n), t.child;
			case 29: throw t.pendingProps;
		}
		throw Error(i(156, t.tag));
	}
	function dl(e) {
		e.flags |= 4;
	}
	function fl(e, t, n, r, i) {
		var a;
		if ((a = !!(e.mode & 32)) && (a = n === null ? Jm(t, r) : Jm(t, r) && (r.src !== n.src || r.srcSet !== n.srcSet)), a) {
			if (e.flags |= 16777216, (i & 335544128) === i) {
				if (e.stateNode.complete) e.flags |= 8192;
				else if (Ud()) e.flags |= 8192;
				else throw to = Za, Ya;
			}
		} else e.flags &= -16777217;
	}
	function pl(e, t) {
		if (t.type !== "stylesheet" || t.state.loading & 4) e.flags &= -16777217;
		else if (e.flags |= 16777216, !Ym(t)) {
			if (Ud()) e.flags |= 8192;
			else throw to = Za, Ya;
		}
	}
	function ml(e, t) {
		t !== null && (e.flags |= 4), e.flags & 16384 && (t = e.tag === 22 ? 536870912 : vt(), e.lanes |= t, cd |= t);
	}
	function hl(e, t) {
		if (!I) switch (e.tailMode) {
			case "visible": break;
			case "collapsed":
				for (var n = e.tail, r = null; n !== null;) n.alternate !== null && (r = n), n = n.sibling;
				r === null ? t || e.tail === null ? e.tail = null : e.tail.sibling = null : r.sibling = null;
				break;
			default:
				for (t = e.tail, n = null; t !== null;) t.alternate !== null && (n = t), t = t.sibling;
				n === null ? e.tail = null : n.sibling = null;
		}
	}
	function U(e) {
		var t = e.alternate !== null && e.alternate.child === e.child, n = 0, r = 0;
		if (t) for (var i = e.child; i !== null;) n |= i.lanes | i.childLanes, r |= i.subtreeFlags & 1206910976, r |= i.flags & 1206910976, i.return = e, i = i.sibling;
		else for (i = e.child; i !== null;) n |= i.lanes | i.childLanes, r |= i.subtreeFlags, r |= i.flags, i.return = e, i = i.sibling;
		return e.subtreeFlags |= r, e.childLanes = n, t;
	}
	function gl(e, t, n) {
		var r = t.pendingProps;
		switch (ra(t), t.tag) {
			case 16:
			case 15:
			case 0:
			case 11:
			case 7:
			case 8:
			case 12:
			case 9:
			case 14: return U(t), null;
			case 1: return U(t), null;
			case 3: return n = t.stateNode, r = null, e !== null && (r = e.memoizedState.cache), t.memoizedState.cache !== r && (t.flags |= 2048), ba(ja), Pe(), n.pendingContext && (n.context = n.pendingContext, n.pendingContext = null), (e === null || e.child === null) && (fa(t) ? dl(t) : e === null || e.memoizedState.isDehydrated && !(t.flags & 256) || (t.flags |= 1024, ma())), U(t), null;
			case 26:
				var a = t.type, o = t.memoizedState;
				return e === null ? (dl(t), o === null ? (U(t), fl(t, a, null, r, n)) : (U(t), pl(t, o))) : o ? o === e.memoizedState ? (U(t), t.flags &= -16777217) : (dl(t), U(t), pl(t, o)) : (e = e.memoizedProps, e !== r && dl(t), U(t), fl(t, a, e, r, n)), null;
			case 27:
				if (Ie(t), n = je.current, a = t.type, e !== null && t.stateNode != null) e.memoizedProps !== r && dl(t);
				else {
					if (!r) {
						if (t.stateNode === null) throw Error(i(166));
						return U(t), t.subtreeFlags &= -33554433, null;
					}
					e = ke.current, fa(t) ? ua(t, e) : (e = hm(a, r, n), t.stateNode = e, dl(t));
				}
				return U(t), t.subtreeFlags &= -33554433, null;
			case 5:
				if (Ie(t), a = t.type, e !== null && t.stateNode != null) e.memoizedProps !== r && dl(t);
				else {
					if (!r) {
						if (t.stateNode === null) throw Error(i(166));
						return U(t), t.subtreeFlags &= -33554433, null;
					}
					if (o = ke.current, fa(t)) ua(t, o);
					else {
						var s = lp(je.current);
						switch (o) {
							case 1:
								o = s.createElementNS("http://www.w3.org/2000/svg", a);
								break;
							case 2:
								o = s.createElementNS("http://www.w3.org/1998/Math/MathML", a);
								break;
							default: switch (a) {
								case "svg":
									o = s.createElementNS("http://www.w3.org/2000/svg", a);
									break;
								case "math":
									o = s.createElementNS("http://www.w3.org/1998/Math/MathML", a);
									break;
								case "script":
									o = s.createElement("div"), o.innerHTML = "<script></script>", o = o.removeChild(o.firstChild);
									break;
								case "select":
									o = typeof r.is == "string" ? s.createElement("select", { is: r.is }) : s.createElement("select"), r.multiple ? o.multiple = !0 : r.size && (o.size = r.size);
									break;
								default: o = typeof r.is == "string" ? s.createElement(a, { is: r.is }) : s.createElement(a);
							}
						}
						o[At] = t, o[jt] = r;
						a: for (s = t.child; s !== null;) {
							if (s.tag === 5 || s.tag === 6) o.appendChild(s.stateNode);
							else if (s.tag !== 4 && s.tag !== 27 && s.child !== null) {
								s.child.return = s, s = s.child;
								continue;
							}
							if (s === t) break;
							for (; s.sibling === null;) {
								if (s.return === null || s.return === t) break a;
								s = s.return;
							}
							s.sibling.return = s.return, s = s.sibling;
						}
						t.stateNode = o;
						switch (np(o, a, r), a) {
							case "button":
							case "input":
							case "select":
							case "textarea":
								r = !!r.autoFocus;
								break;
							case "img":
								r = !0;
								break;
							default: r = !1;
						}
						r && dl(t);
					}
				}
				return U(t), t.subtreeFlags &= -33554433, fl(t, t.type, e === null ? null : e.memoizedProps, t.pendingProps, n), null;
			case 6:
				if (e && t.stateNode != null) e.memoizedProps !== r && dl(t);
				else {
					if (typeof r != "string" && t.stateNode === null) throw Error(i(166));
					if (e = je.current, fa(t)) {
						if (e = t.stateNode, n = t.memoizedProps, r = null, a = aa, a !== null) switch (a.tag) {
							case 27:
							case 5: r = a.memoizedProps;
						}
						e[At] = t, e = !!(e.nodeValue === n || r !== null && !0 === r.suppressHydrationWarning || ep(e.nodeValue, n)), e || la(t, !0);
					} else e = lp(e).createTextNode(r), e[At] = t, t.stateNode = e;
				}
				return U(t), null;
			case 31:
				if (n = t.memoizedState, e === null || e.memoizedState !== null) {
					if (r = fa(t), n !== null) {
						if (e === null) {
							if (!r) throw Error(i(318));
							if (e = t.memoizedState, e = e === null ? null : e.dehydrated, !e) throw Error(i(557));
							e[At] = t;
						} else pa(), !(t.flags & 128) && (t.memoizedState = null), t.flags |= 4;
						U(t), e = !1;
					} else n = ma(), e !== null && e.memoizedState !== null && (e.memoizedState.hydrationErrors = n), e = !0;
					if (!e) return t.flags & 256 ? (Fo(t), t) : (Fo(t), null);
					if (t.flags & 128) throw Error(i(558));
				}
				return U(t), null;
			case 13:
				if (r = t.memoizedState, e === null || e.memoizedState !== null && e.memoizedState.dehydrated !== null) {
					if (a = fa(t), r !== null && r.dehydrated !== null) {
						if (e === null) {
							if (!a) throw Error(i(318));
							if (a = t.memoizedState, a = a === null ? null : a.dehydrated, !a) throw Error(i(317));
							a[At] = t;
						} else pa(), !(t.flags & 128) && (t.memoizedState = null), t.flags |= 4;
						U(t), a = !1;
					} else a = ma(), e !== null && e.memoizedState !== null && (e.memoizedState.hydrationErrors = a), a = !0;
					if (!a) return t.flags & 256 ? (Fo(t), t) : (Fo(t), null);
				}
				return Fo(t), t.flags & 128 ? (t.lanes = n, t) : (n = r !== null, e = e !== null && e.memoizedState !== null, n && (r = t.child, a = null, r.alternate !== null && r.alternate.memoizedState !== null && r.alternate.memoizedState.cachePool !== null && (a = r.alternate.memoizedState.cachePool.pool), o = null, r.memoizedState !== null && r.memoizedState.cachePool !== null && (o = r.memoizedState.cachePool.pool), o !== a && (r.flags |= 2048)), n !== e && n && (t.child.flags |= 8192), ml(t, t.updateQueue), U(t), null);
			case 4: return Pe(), e === null && Wf(t.stateNode.containerInfo), t.flags |= 67108864, U(t), null;
			case 10: return ba(t.type), U(t), null;
			case 19:
				if (Ro(t), r = t.memoizedState, r === null) return U(t), null;
				if (a = !!(t.flags & 128), o = r.rendering, o === null) {
					if (a) hl(r, !1);
					else {
						if (rd !== 0 || e !== null && e.flags & 128) for (e = t.child; e !== null;) {
							if (o = zo(e), o !== null) {
								for (t.flags |= 128, hl(r, !1), e = o.updateQueue, t.updateQueue = e, ml(t, e), t.subtreeFlags = 0, e = n, n = t.child; n !== null;) Ri(n, e), n = n.sibling;
								return Lo(t, Io.current & 1 | 2), I && ea(t, r.treeForkCount), t.child;
							}
							e = e.sibling;
						}
						r.tail !== null && Ye() > md && (t.flags |= 128, a = !0, hl(r, !1), t.lanes = 4194304);
					}
				} else {
					if (!a) {
						if (e = zo(o), e !== null) {
							if (t.flags |= 128, a = !0, e = e.updateQueue, t.updateQueue = e, ml(t, e), hl(r, !0), r.tail === null && r.tailMode !== "collapsed" && r.tailMode !== "visible" && !o.alternate && !I) return U(t), null;
						} else 2 * Ye() - r.renderingStartTime > md && n !== 536870912 && (t.flags |= 128, a = !0, hl(r, !1), t.lanes = 4194304);
					}
					r.isBackwards ? (o.sibling = t.child, t.child = o) : (e = r.last, e === null ? t.child = o : e.sibling = o, r.last = o);
				}
				if (r.tail !== null) {
					e = r.tail;
					a: {
						for (n = e; n !== null;) {
							if (n.alternate !== null) {
								n = !1;
								break a;
							}
							n = n.sibling;
						}
						n = !0;
					}
					return r.rendering = e, r.tail = e.sibling, r.renderingStartTime = Ye(), e.sibling = null, o = Io.current, o = a ? o & 1 | 2 : o & 1, r.tailMode === "visible" || r.tailMode === "collapsed" || !n || I ? Lo(t, o) : (n = o, E(Ao, t), E(Io, n), jo === null && (jo = t)), I && ea(t, r.treeForkCount), e;
				}
				return U(t), null;
			case 22:
			case 23: return Fo(t), ko(), r = t.memoizedState !== null, e === null ? r && (t.flags |= 8192) : e.memoizedState !== null !== r && (t.flags |= 8192), r ? n & 536870912 && !(t.flags & 128) && (U(t), t.subtreeFlags & 6 && (t.flags |= 8192)) : U(t), n = t.updateQueue, n !== null && ml(t, n.retryQueue), n = null, e !== null && e.memoizedState !== null && e.memoizedState.cachePool !== null && (n = e.memoizedState.cachePool.pool), r = null, t.memoizedState !== null && t.memoizedState.cachePool !== null && (r = t.memoizedState.cachePool.pool), r !== n && (t.flags |= 2048), e !== null && Oe(R), null;
			case 24: return n = null, e !== null && (n = e.memoizedState.cache), t.memoizedState.cache !== n && (t.flags |= 2048), ba(ja), U(t), null;
			case 25: return null;
			case 30: return t.flags |= 33554432, U(t), null;
		}
		throw Error(i(156, t.tag));
	}
	function _l(e, t) {
		switch (ra(t), t.tag) {
			case 1: return e = t.flags, e & 65536 ? (t.flags = e & -65537 | 128, t) : null;
			case 3: return ba(ja), Pe(), e = t.flags, e & 65536 && !(e & 128) ? (t.flags = e & -65537 | 128, t) : null;
			case 26:
			case 27:
			case 5: return Ie(t), null;
			case 31:
				if (t.memoizedState !== null) {
					if (Fo(t), t.alternate === null) throw Error(i(340));
					pa();
				}
				return e = t.flags, e & 65536 ? (t.flags = e & -65537 | 128, t) : null;
			case 13:
				if (Fo(t), e = t.memoizedState, e !== null && e.dehydrated !== null) {
					if (t.alternate === null) throw Error(i(340));
					pa();
				}
				return e = t.flags, e & 65536 ? (t.flags = e & -65537 | 128, t) : null;
			case 19: return Ro(t), e = t.flags, e & 65536 ? (t.flags = e & -65537 | 128, e = t.memoizedState, e !== null && (e.rendering = null, e.tail = null), t.flags |= 4, t) : null;
			case 4: return Pe(), null;
			case 10: return ba(t.type), null;
			case 22:
			case 23: return Fo(t), ko(), e !== null && Oe(R), e = t.flags, e & 65536 ? (t.flags = e & -65537 | 128, t) : null;
			case 24: return ba(ja), null;
			case 25: return null;
			default: return null;
		}
	}
	function vl(e, t) {
		switch (ra(t), t.tag) {
			case 3:
				ba(ja), Pe();
				break;
			case 26:
			case 27:
			case 5:
				Ie(t);
				break;
			case 4:
				Pe();
				break;
			case 31:
				t.memoizedState !== null && Fo(t);
				break;
			case 13:
				Fo(t);
				break;
			case 19:
				Ro(t);
				break;
			case 10:
				ba(t.type);
				break;
			case 22:
			case 23:
				Fo(t), ko(), e !== null && Oe(R);
				break;
			case 24: ba(ja);
		}
	}
	function yl(e, t) {
		try {
			var n = t.updateQueue, r = n === null ? null : n.lastEffect;
			if (r !== null) {
				var i = r.next;
				n = i;
				do {
					if ((n.tag & e) === e) {
						r = void 0;
						var a = n.create, o = n.inst;
						r = a(), o.destroy = r;
					}
					n = n.next;
				} while (n !== i);
			}
		} catch (e) {
			Z(t, t.return, e);
		}
	}
	function bl(e, t, n) {
		try {
			var r = t.updateQueue, i = r === null ? null : r.lastEffect;
			if (i !== null) {
				var a = i.next;
				r = a;
				do {
					if ((r.tag & e) === e) {
						var o = r.inst, s = o.destroy;
						if (s !== void 0) {
							o.destroy = void 0, i = t;
							var c = n, l = s;
							try {
								l();
							} catch (e) {
								Z(i, c, e);
							}
						}
					}
					r = r.next;
				} while (r !== a);
			}
		} catch (e) {
			Z(t, t.return, e);
		}
	}
	function xl(e) {
		var t = e.updateQueue;
		if (t !== null) {
			var n = e.stateNode;
			try {
				wo(t, n);
			} catch (t) {
				Z(e, e.return, t);
			}
		}
	}
	function Sl(e, t, n) {
		n.props = xc(e.type, e.memoizedProps), n.state = e.memoizedState;
		try {
			n.componentWillUnmount();
		} catch (n) {
			Z(e, t, n);
		}
	}
	function Cl(e, t) {
		try {
			var n = e.ref;
			if (n !== null) {
				switch (e.tag) {
					case 26:
					case 27:
					case 5:
						var r = e.stateNode;
						break;
					case 30:
						var i = e.stateNode, a = Si(e.memoizedProps, i);
						(i.ref === null || i.ref.name !== a) && (i.ref = Pp(a)), r = i.ref;
						break;
					case 7:
						if (e.stateNode === null) {
							var o = new Fp(e);
							f(e.child, !1, Qp, o, void 0, void 0), e.stateNode = o;
						}
						r = e.stateNode;
						break;
					default: r = e.stateNode;
				}
				typeof n == "function" ? e.refCleanup = n(r) : n.current = r;
			}
		} catch (n) {
			Z(e, t, n);
		}
	}
	function wl(e, t) {
		var n = e.ref, r = e.refCleanup;
		if (n !== null) {
			if (typeof r == "function") try {
				r();
			} catch (n) {
				Z(e, t, n);
			} finally {
				e.refCleanup = null, e = e.alternate, e != null && (e.refCleanup = null);
			}
			else if (typeof n == "function") try {
				n(null);
			} catch (n) {
				Z(e, t, n);
			}
			else n.current = null;
		}
	}
	function Tl(e, t) {
		if ((e.tag === 5 || e.tag === 27 || e.tag === 6) && e.alternate === null && t !== null) for (var n = 0; n < t.length; n++) em(e.stateNode, t[n]);
	}
	function El(e) {
		for (var t = e.return; t !== null && (kl(t) && em(e.stateNode, t.stateNode), !Ol(t));) t = t.return;
	}
	function Dl(e) {
		for (var t = e.return; t !== null && (kl(t) && tm(e.stateNode, t.stateNode), !Ol(t));) t = t.return;
	}
	function Ol(e) {
		return e.tag === 5 || e.tag === 3 || e.tag === 27;
	}
	function kl(e) {
		return e && e.tag === 7 && e.stateNode !== null;
	}
	function Al(e) {
		var t = e.type, n = e.memoizedProps, r = e.stateNode;
		try {
			switch (t) {
				case "button":
				case "input":
				case "select":
				case "textarea":
					n.autoFocus && r.focus();
					break;
				case "img": n.src ? r.src = n.src : n.srcSet && (r.srcset = n.srcSet);
			}
		} catch (t) {
			Z(e, e.return, t);
		}
	}
	function jl(e, t, n) {
		try {
			var r = e.stateNode;
			ip(r, e.type, n, t), r[jt] = t;
		} catch (t) {
			Z(e, e.return, t);
		}
	}
	function Ml(e) {
		return e.tag === 5 || e.tag === 3 || e.tag === 26 || e.tag === 27 && Sp(e.type) || e.tag === 4;
	}
	function Nl(e) {
		a: for (;;) {
			for (; e.sibling === null;) {
				if (e.return === null || Ml(e.return)) return null;
				e = e.return;
			}
			for (e.sibling.return = e.return, e = e.sibling; e.tag !== 5 && e.tag !== 6 && e.tag !== 18;) {
				if (e.tag === 27 && Sp(e.type) || e.flags & 2 || e.child === null || e.tag === 4) continue a;
				e.child.return = e, e = e.child;
			}
			if (!(e.flags & 2)) return e.stateNode;
		}
	}
	function Pl(e, t, n, r) {
		var i = e.tag;
		if (i === 5 || i === 6) i = e.stateNode, t ? (n.nodeType === 9 ? n.body : n.nodeName === "HTML" ? n.ownerDocument.body : n).insertBefore(i, t) : (t = n.nodeType === 9 ? n.body : n.nodeName === "HTML" ? n.ownerDocument.body : n, t.appendChild(i), n = n._reactRootContainer, n != null || t.onclick !== null || (t.onclick = Tn)), Tl(e, r), k = !0;
		else if (i !== 4 && (i === 27 && (Tl(e, r), r = null, Sp(e.type) && (n = e.stateNode, t = null)), e = e.child, e !== null)) for (Pl(e, t, n, r), e = e.sibling; e !== null;) Pl(e, t, n, r), e = e.sibling;
	}
	function Fl(e, t, n, r) {
		var i = e.tag;
		if (i === 5 || i === 6) i = e.stateNode, t ? n.insertBefore(i, t) : n.appendChild(i), Tl(e, r), k = !0;
		else if (i !== 4 && (i === 27 && (Tl(e, r), r = null, Sp(e.type) && (n = e.stateNode)), e = e.child, e !== null)) for (Fl(e, t, n, r), e = e.sibling; e !== null;) Fl(e, t, n, r), e = e.sibling;
	}
	function Il(e) {
		var t = e.stateNode, n = e.memoizedProps;
		try {
			for (var r = e.type, i = t.attributes; i.length;) t.removeAttributeNode(i[0]);
			np(t, r, n), t[At] = e, t[jt] = n;
		} catch (t) {
			Z(e, e.return, t);
		}
	}
	var Ll = !1, Rl = null;
	function zl(e) {
		(e.tag === 30 || e.subtreeFlags & 33554432) && (Ll = !0);
	}
	var Bl = null;
	function Vl() {
		var e = Bl;
		return Bl = null, e;
	}
	var Hl = 0;
	function Ul(e, t, n, r, i) {
		return Hl = 0, Wl(e.child, t, n, r, i);
	}
	function Wl(e, t, n, r, i) {
		for (var a = !1; e !== null;) {
			if (e.tag === 5) {
				var o = e.stateNode;
				if (r !== null) {
					var s = Op(o);
					r.push(s), s.view && (a = !0);
				} else a || Op(o).view && (a = !0);
				Ll = !0, Tp(o, Hl === 0 ? t : t + "_" + Hl, n), Hl++;
			} else e.tag === 22 && e.memoizedState !== null || e.tag === 30 && i || Wl(e.child, t, n, r, i) && (a = !0);
			e = e.sibling;
		}
		return a;
	}
	function Gl(e, t) {
		for (; e !== null;) e.tag === 5 ? Ep(e.stateNode, e.memoizedProps) : e.tag === 22 && e.memoizedState !== null || e.tag === 30 && t || Gl(e.child, t), e = e.sibling;
	}
	function Kl(e) {
		if (e.subtreeFlags & 18874368) for (e = e.child; e !== null;) {
			if ((e.tag !== 22 || e.memoizedState === null) && (Kl(e), e.tag === 30 && e.flags & 18874368 && e.stateNode.paired)) {
				var t = e.memoizedProps;
				if (t.name == null || t.name === "auto") throw Error(i(544));
				var n = t.name;
				t = wi(t.default, t.share), t !== "none" && (Ul(e, n, t, null, !1) || Gl(e.child, !1));
			}
			e = e.sibling;
		}
	}
	function ql(e, t) {
		if (e.tag === 30) {
			var n = e.stateNode, r = e.memoizedProps, i = Si(r, n), a = wi(r.default, n.paired ? r.share : r.enter);
			a === "none" ? Kl(e) : Ul(e, i, a, null, !1) ? (Kl(e), n.paired || t || Nd(e, r.onEnter)) : Gl(e.child, !1);
		} else if (e.subtreeFlags & 33554432) for (e = e.child; e !== null;) ql(e, t), e = e.sibling;
		else Kl(e);
	}
	function Jl(e) {
		if (Rl !== null && Rl.size !== 0) {
			var t = Rl;
			if (e.subtreeFlags & 18874368) for (e = e.child; e !== null;) {
				if (e.tag !== 22 || e.memoizedState === null) {
					if (e.tag === 30 && e.flags & 18874368) {
						var n = e.memoizedProps, r = n.name;
						if (r != null && r !== "auto") {
							var i = t.get(r);
							if (i !== void 0) {
								var a = wi(n.default, n.share);
								if (a !== "none" && (Ul(e, r, a, null, !1) ? (a = e.stateNode, i.paired = a, a.paired = i, Nd(e, n.onShare)) : Gl(e.child, !1)), t.delete(r), t.size === 0) break;
							}
						}
					}
					Jl(e);
				}
				e = e.sibling;
			}
		}
	}
	function Yl(e) {
		if (e.tag === 30) {
			var t = e.memoizedProps, n = Si(t, e.stateNode), r = Rl === null ? void 0 : Rl.get(n), i = wi(t.default, r === void 0 ? t.exit : t.share);
			i !== "none" && (Ul(e, n, i, null, !1) ? r === void 0 ? Nd(e, t.onExit) : (i = e.stateNode, r.paired = i, i.paired = r, Rl.delete(n), Nd(e, t.onShare)) : Gl(e.child, !1)), Rl !== null && Jl(e);
		} else if (e.subtreeFlags & 33554432) for (e = e.child; e !== null;) Yl(e), e = e.sibling;
		else Rl !== null && Jl(e);
	}
	function Xl(e) {
		for (e = e.child; e !== null;) {
			if (e.tag === 30) {
				var t = e.memoizedProps, n = Si(t, e.stateNode);
				t = wi(t.default, t.update), e.flags &= -5, t !== "none" && Ul(e, n, t, e.memoizedState = [], !1);
			} else e.subtreeFlags & 33554432 && Xl(e);
			e = e.sibling;
		}
	}
	function Zl(e) {
		if (e.subtreeFlags & 18874368) for (e = e.child; e !== null;) {
			if (e.tag !== 22 || e.memoizedState === null) {
				if (e.tag === 30 && e.flags & 18874368) {
					var t = e.stateNode;
					t.paired !== null && (t.paired = null, Gl(e.child, !1));
				}
				Zl(e);
			}
			e = e.sibling;
		}
	}
	function Ql(e) {
		if (e.tag === 30) e.stateNode.paired = null, Gl(e.child, !1), Zl(e);
		else if (e.subtreeFlags & 33554432) for (e = e.child; e !== null;) Ql(e), e = e.sibling;
		else Zl(e);
	}
	function $l(e) {
		for (e = e.child; e !== null;) e.tag === 30 ? Gl(e.child, !1) : e.subtreeFlags & 33554432 && $l(e), e = e.sibling;
	}
	function eu(e, t, n, r, i, a, o) {
		for (var s = !1; t !== null;) {
			if (t.tag === 5) {
				var c = t.stateNode;
				if (a !== null && Hl < a.length) {
					var l = a[Hl], u = Op(c);
					(l.view || u.view) && (s = !0);
					var d;
					if (d = !(e.flags & 4)) {
						if (u.clip) d = !0;
						else {
							d = l.rect;
							var f = u.rect;
							d = d.y !== f.y || d.x !== f.x || d.height !== f.height || d.width !== f.width;
						}
					}
					d && (e.flags |= 4), u.abs ? u = !l.abs : (l = l.rect, u = u.rect, u = l.height !== u.height || l.width !== u.width), u && (e.flags |= 32);
				} else e.flags |= 32;
				e.flags & 4 && Tp(c, Hl === 0 ? n : n + "_" + Hl, i), s && e.flags & 4 || (Bl === null && (Bl = []), Bl.push(c, Hl === 0 ? r : r + "_" + Hl, t.memoizedProps)), Hl++;
			} else (t.tag !== 22 || t.memoizedState === null) && (t.tag === 30 && o ? e.flags |= t.flags & 32 : eu(e, t.child, n, r, i, a, o) && (s = !0));
			t = t.sibling;
		}
		return s;
	}
	function tu(e, t) {
		for (e = e.child; e !== null;) {
			if (e.tag === 30) {
				var n = e.memoizedProps, r = e.stateNode, i = Si(n, r), a = wi(n.default, n.update);
				if (t) {
					r = r.clones;
					var o = r === null ? null : r.map(kp);
				} else o = e.memoizedState, e.memoizedState = null;
				r = e;
				var s = e.child;
				Hl = 0, i = eu(r, s, i, i, a, o, !1), e.flags & 4 && i && (t || Nd(e, n.onUpdate));
			} else e.subtreeFlags & 33554432 && tu(e, t);
			e = e.sibling;
		}
	}
	var nu = !1, W = !1, ru = !1, iu = !1, au = typeof WeakSet == "function" ? WeakSet : Set, G = null, ou = !1, su = !1, cu = !1, lu = !1;
	function uu(e, t, n) {
		if (e = e.containerInfo, sp = gh, e = Qr(e), $r(e)) {
			if ("selectionStart" in e) var r = {
				start: e.selectionStart,
				end: e.selectionEnd
			};
			else a: {
				r = (r = e.ownerDocument) && r.defaultView || window;
				var i = r.getSelection && r.getSelection();
				if (i && i.rangeCount !== 0) {
					r = i.anchorNode;
					var a = i.anchorOffset, o = i.focusNode;
					i = i.focusOffset;
					try {
						r.nodeType, o.nodeType;
					} catch {
						r = null;
						break a;
					}
					var s = 0, c = -1, l = -1, u = 0, d = 0, f = e, p = null;
					b: for (;;) {
						for (var m; f !== r || a !== 0 && f.nodeType !== 3 || (c = s + a), f !== o || i !== 0 && f.nodeType !== 3 || (l = s + i), f.nodeType === 3 && (s += f.nodeValue.length), (m = f.firstChild) !== null;) p = f, f = m;
						for (;;) {
							if (f === e) break b;
							if (p === r && ++u === a && (c = s), p === o && ++d === i && (l = s), (m = f.nextSibling) !== null) break;
							f = p, p = f.parentNode;
						}
						f = m;
					}
					r = c === -1 || l === -1 ? null : {
						start: c,
						end: l
					};
				} else r = null;
			}
			r ||= {
				start: 0,
				end: 0
			};
		} else r = null;
		for (cp = {
			focusedElem: e,
			selectionRange: r
		}, gh = !1, n = (n & 335544064) === n, G = t, t = n ? 9270 : 1024; G !== null;) {
			if (e = G, n && (r = e.deletions, r !== null)) for (a = 0; a < r.length; a++) n && Yl(r[a]);
			if (e.alternate === null && e.flags & 2) n && zl(e), du(n);
			else {
				if (e.tag === 22) {
					if (r = e.alternate, e.memoizedState !== null) {
						r !== null && r.memoizedState === null && n && Yl(r), du(n);
						continue;
					}
					if (r !== null && r.memoizedState !== null) {
						n && zl(e), du(n);
						continue;
					}
				}
				r = e.child, (e.subtreeFlags & t) !== 0 && r !== null ? (r.return = e, G = r) : (n && Xl(e), du(n));
			}
		}
		Rl = null;
	}
	function du(e) {
		for (; G !== null;) {
			var t = G, n = e, r = t.alternate, a = t.flags;
			switch (t.tag) {
				case 0:
				case 11:
				case 15: break;
				case 1:
					if (a & 1024 && r !== null) {
						n = void 0, a = r.memoizedProps, r = r.memoizedState;
						var o = t.stateNode;
						try {
							var s = xc(t.type, a);
							n = o.getSnapshotBeforeUpdate(s, r), o.__reactInternalSnapshotBeforeUpdate = n;
						} catch (e) {
							Z(t, t.return, e);
						}
					}
					break;
				case 3:
					if (a & 1024) {
						if (r = t.stateNode.containerInfo, n = r.nodeType, n === 9) nm(r);
						else if (n === 1) switch (r.nodeName) {
							case "HEAD":
							case "HTML":
							case "BODY":
								nm(r);
								break;
							default: r.textContent = "";
						}
					}
					break;
				case 5:
				case 26:
				case 27:
				case 6:
				case 4:
				case 17: break;
				case 30:
					n && r !== null && (n = Si(r.memoizedProps, r.stateNode), a = t.memoizedProps, a = wi(a.default, a.update), a !== "none" && Ul(r, n, a, r.memoizedState = [], !0));
					break;
				default: if (a & 1024) throw Error(i(163));
			}
			if (r = t.sibling, r !== null) {
				r.return = t.return, G = r;
				break;
			}
			G = t.return;
		}
	}
	function fu(e, t, n) {
		var r = n.flags;
		switch (n.tag) {
			case 0:
			case 11:
			case 15:
				Mu(e, n), r & 4 && yl(5, n);
				break;
			case 1:
				if (Mu(e, n), r & 4) {
					if (e = n.stateNode, t === null) try {
						e.componentDidMount();
					} catch (e) {
						Z(n, n.return, e);
					}
					else {
						var i = xc(n.type, t.memoizedProps);
						t = t.memoizedState;
						try {
							e.componentDidUpdate(i, t, e.__reactInternalSnapshotBeforeUpdate);
						} catch (e) {
							Z(n, n.return, e);
						}
					}
				}
				r & 64 && xl(n), r & 512 && Cl(n, n.return);
				break;
			case 3:
				if (Mu(e, n), r & 64 && (e = n.updateQueue, e !== null)) {
					if (t = null, n.child !== null) switch (n.child.tag) {
						case 27:
						case 5:
							t = n.child.stateNode;
							break;
						case 1: t = n.child.stateNode;
					}
					try {
						wo(e, t);
					} catch (e) {
						Z(n, n.return, e);
					}
				}
				break;
			case 27: t === null && r & 4 && Il(n);
			case 26:
			case 5:
				Mu(e, n), t === null && r & 4 && Al(n), r & 512 && Cl(n, n.return);
				break;
			case 12:
				Mu(e, n);
				break;
			case 31:
				Mu(e, n), r & 4 && xu(e, n);
				break;
			case 13:
				Mu(e, n), r & 4 && Su(e, n), r & 64 && (e = n.memoizedState, e !== null && (e = e.dehydrated, e !== null && (n = _f.bind(null, n), cm(e, n))));
				break;
			case 22:
				if (r = n.memoizedState !== null || nu, !r) {
					var a = t !== null && t.memoizedState !== null || W;
					t = nu, i = W, nu = r, (W = a) && !i ? (r = 2, n.subtreeFlags & 8772 && (r |= 1), Pu(e, n, r)) : Mu(e, n), nu = t, W = i;
				}
				break;
			case 30:
				Mu(e, n), r & 512 && Cl(n, n.return);
				break;
			case 7: r & 512 && Cl(n, n.return);
			default: Mu(e, n);
		}
	}
	function pu(e, t) {
		for (e = e.child; e !== null;) mu(e, t), e = e.sibling;
	}
	function mu(e, t) {
		switch (e.tag) {
			case 5:
			case 26:
				try {
					var n = e.stateNode;
					if (t) {
						var r = n.style;
						typeof r.setProperty == "function" ? r.setProperty("display", "none", "important") : r.display = "none";
					} else {
						var i = e.stateNode, a = e.memoizedProps.style, o = a != null && Object.hasOwn(a, "display") ? a.display : null;
						i.style.display = o == null || typeof o == "boolean" ? "" : ("" + o).trim();
					}
				} catch (t) {
					Z(e, e.return, t);
				}
				hu(e, t);
				break;
			case 6:
				try {
					e.stateNode.nodeValue = t ? "" : e.memoizedProps, k = !0;
				} catch (t) {
					Z(e, e.return, t);
				}
				break;
			case 18:
				try {
					var s = e.stateNode;
					t ? wp(s, !0) : wp(e.stateNode, !1);
				} catch (t) {
					Z(e, e.return, t);
				}
				break;
			case 22:
			case 23:
				e.memoizedState === null && pu(e, t);
				break;
			default: pu(e, t);
		}
	}
	function hu(e, t) {
		if (e.subtreeFlags & 67108864) for (e = e.child; e !== null;) {
			a: {
				var n = e, r = t;
				switch (n.tag) {
					case 4:
						mu(n, r);
						break a;
					case 22:
						n.memoizedState === null && hu(n, r);
						break a;
					default: hu(n, r);
				}
			}
			e = e.sibling;
		}
	}
	function gu(e) {
		var t = e.alternate;
		t !== null && (e.alternate = null, gu(t)), e.child = null, e.deletions = null, e.sibling = null, e.tag === 5 && (t = e.stateNode, t !== null && Rt(t)), e.stateNode = null, e.return = null, e.dependencies = null, e.memoizedProps = null, e.memoizedState = null, e.pendingProps = null, e.stateNode = null, e.updateQueue = null;
	}
	var _u = null, vu = !1;
	function yu(e, t, n) {
		for (n = n.child; n !== null;) bu(e, t, n), n = n.sibling;
	}
	function bu(e, t, n) {
		if (at && typeof at.onCommitFiberUnmount == "function") try {
			at.onCommitFiberUnmount(it, n);
		} catch {}
		switch (n.tag) {
			case 26:
				W || wl(n, t), yu(e, t, n), n.memoizedState ? n.memoizedState.count-- : n.stateNode && !W && (n = n.stateNode, n.parentNode.removeChild(n));
				break;
			case 27:
				W || wl(n, t), Dl(n);
				var r = _u, i = vu;
				Sp(n.type) && (_u = n.stateNode, vu = !1), yu(e, t, n), gm(n.stateNode, n.type, n.memoizedProps), _u = r, vu = i;
				break;
			case 5: W || wl(n, t), Dl(n);
			case 6:
				if (n.tag === 6 && Dl(n), r = _u, i = vu, _u = null, yu(e, t, n), _u = r, vu = i, _u !== null) {
					if (vu) try {
						(_u.nodeType === 9 ? _u.body : _u.nodeName === "HTML" ? _u.ownerDocument.body : _u).removeChild(n.stateNode), k = !0;
					} catch (e) {
						Z(n, t, e);
					}
					else try {
						_u.removeChild(n.stateNode), k = !0;
					} catch (e) {
						Z(n, t, e);
					}
				}
				break;
			case 18:
				_u !== null && (vu ? (e = _u, Cp(e.nodeType === 9 ? e.body : e.nodeName === "HTML" ? e.ownerDocument.body : e, n.stateNode), Hh(e)) : Cp(_u, n.stateNode));
				break;
			case 4:
				r = _u, i = vu, _u = n.stateNode.containerInfo, vu = !0, yu(e, t, n), _u = r, vu = i;
				break;
			case 0:
			case 11:
			case 14:
			case 15:
				bl(2, n, t), W || bl(4, n, t), yu(e, t, n);
				break;
			case 1:
				W || (wl(n, t), r = n.stateNode, typeof r.componentWillUnmount == "function" && Sl(n, t, r)), yu(e, t, n);
				break;
			case 21:
				yu(e, t, n);
				break;
			case 22:
				W = (r = W) || n.memoizedState !== null, yu(e, t, n), W = r;
				break;
			case 30:
				wl(n, t), yu(e, t, n);
				break;
			case 7:
				W || wl(n, t), yu(e, t, n);
				break;
			default: yu(e, t, n);
		}
	}
	function xu(e, t) {
		if (t.memoizedState === null && (e = t.alternate, e !== null && (e = e.memoizedState, e !== null))) {
			e = e.dehydrated;
			try {
				Hh(e);
			} catch (e) {
				Z(t, t.return, e);
			}
		}
	}
	function Su(e, t) {
		if (t.memoizedState === null && (e = t.alternate, e !== null && (e = e.memoizedState, e !== null && (e = e.dehydrated, e !== null)))) try {
			Hh(e);
		} catch (e) {
			Z(t, t.return, e);
		}
	}
	function Cu(e) {
		switch (e.tag) {
			case 31:
			case 13:
			case 19:
				var t = e.stateNode;
				return t === null && (t = e.stateNode = new au()), t;
			case 22: return e = e.stateNode, t = e._retryCache, t === null && (t = e._retryCache = new au()), t;
			default: throw Error(i(435, e.tag));
		}
	}
	function wu(e, t) {
		var n = Cu(e);
		t.forEach((t) => {
			if (!n.has(t)) {
				n.add(t);
				var r = vf.bind(null, e, t);
				t.then(r, r);
			}
		});
	}
	function Tu(e, t, n) {
		var r = t.deletions;
		if (r !== null) for (var a = 0; a < r.length; a++) {
			var o = r[a], s = e, c = t, l = c;
			a: for (; l !== null;) {
				switch (l.tag) {
					case 27:
						if (Sp(l.type)) {
							_u = l.stateNode, vu = !1;
							break a;
						}
						break;
					case 5:
						_u = l.stateNode, vu = !1;
						break a;
					case 3:
					case 4:
						_u = l.stateNode.containerInfo, vu = !0;
						break a;
				}
				l = l.return;
			}
			if (_u === null) throw Error(i(160));
			bu(s, c, o), _u = null, vu = !1, s = o.alternate, s !== null && (s.return = null), o.return = null;
		}
		if (t.subtreeFlags & 13886) for (t = t.child; t !== null;) Du(t, e, n), t = t.sibling;
	}
	var Eu = null;
	function Du(e, t, n) {
		var r = e.alternate, a = e.flags;
		switch (e.tag) {
			case 0:
			case 11:
			case 14:
			case 15:
				if (a & 4 && (r = e.updateQueue, r = r === null ? null : r.events, r !== null)) for (var o = 0; o < r.length; o++) {
					var s = r[o];
					s.ref.impl = s.nextImpl;
				}
				Tu(t, e, n), Ou(e), a & 4 && (bl(3, e, e.return), yl(3, e), bl(5, e, e.return));
				break;
			case 1:
				Tu(t, e, n), Ou(e), a & 512 && (W || r === null || wl(r, r.return)), a & 64 && nu && (e = e.updateQueue, e !== null && (t = e.callbacks, t !== null && (n = e.shared.hiddenCallbacks, e.shared.hiddenCallbacks = n === null ? t : n.concat(t))));
				break;
			case 26:
				if (o = Eu, Tu(t, e, n), Ou(e), a & 512 && (W || r === null || wl(r, r.return)), a & 4) {
					if (a = r === null ? null : r.memoizedState, n = e.memoizedState, r === null) {
						if (n === null) {
							if (e.stateNode === null) {
								if (nu) e.stateNode = fp(e.type, e.memoizedProps, t.containerInfo, e);
								else {
									a: {
										t = e.type, n = e.memoizedProps, a = o.ownerDocument || o;
										b: switch (t) {
											case "title":
												r = a.getElementsByTagName("title")[0], (!r || r[It] || r[At] || r.namespaceURI === "http://www.w3.org/2000/svg" || r.hasAttribute("itemprop")) && (r = a.createElement(t), a.head.insertBefore(r, a.querySelector("head > title"))), np(r, t, n), r[At] = e, Ut(r), t = r;
												break a;
											case "link":
												if (o = Gm("link", "href", a).get(t + (n.href || ""))) {
													for (s = 0; s < o.length; s++) if (r = o[s], r.getAttribute("href") === (n.href == null || n.href === "" ? null : n.href) && r.getAttribute("rel") === (n.rel == null ? null : n.rel) && r.getAttribute("title") === (n.title == null ? null : n.title) && r.getAttribute("crossorigin") === (n.crossOrigin == null ? null : n.crossOrigin)) {
														o.splice(s, 1);
														break b;
													}
												}
												r = a.createElement(t), np(r, t, n), a.head.appendChild(r);
												break;
											case "meta":
												if (o = Gm("meta", "content", a).get(t + (n.content || ""))) {
													for (s = 0; s < o.length; s++) if (r = o[s], r.getAttribute("content") === (n.content == null ? null : "" + n.content) && r.getAttribute("name") === (n.name == null ? null : n.name) && r.getAttribute("property") === (n.property == null ? null : n.property) && r.getAttribute("http-equiv") === (n.httpEquiv == null ? null : n.httpEquiv) && r.getAttribute("charset") === (n.charSet == null ? null : n.charSet)) {
														o.splice(s, 1);
														break b;
													}
												}
												r = a.createElement(t), np(r, t, n), a.head.appendChild(r);
												break;
											default: throw Error(i(468, t));
										}
										r[At] = e, Ut(r), t = r;
									}
									e.stateNode = t;
								}
							} else nu || Km(o, e.type, e.stateNode);
						} else e.stateNode = Bm(o, n, e.memoizedProps);
					} else a === n ? n === null && e.stateNode !== null && jl(e, e.memoizedProps, r.memoizedProps) : (a === null ? (t = r.stateNode, t === null || W || t.parentNode.removeChild(t)) : a.count--, n === null ? nu || Km(o, e.type, e.stateNode) : Bm(o, n, e.memoizedProps));
				}
				break;
			case 27:
				Tu(t, e, n), Ou(e), a & 512 && (W || r === null || wl(r, r.return)), r !== null && a & 4 && jl(e, e.memoizedProps, r.memoizedProps);
				break;
			case 5:
				if (o = ru, ru = !1, Tu(t, e, n), ru = o, Ou(e), a & 512 && (W || r === null || wl(r, r.return)), e.flags & 32) {
					t = e.stateNode;
					try {
						_n(t, ""), k = !0;
					} catch (t) {
						Z(e, e.return, t);
					}
				}
				a & 4 && e.stateNode != null && (t = e.memoizedProps, jl(e, t, r === null ? t : r.memoizedProps)), a & 1024 && (iu = !0);
				break;
			case 6:
				if (Tu(t, e, n), Ou(e), a & 4) {
					if (e.stateNode === null) throw Error(i(162));
					t = e.memoizedProps, n = e.stateNode;
					try {
						n.nodeValue = t, k = !0;
					} catch (t) {
						Z(e, e.return, t);
					}
				}
				break;
			case 3:
				if (k = !1, Wm = null, o = Eu, Eu = bm(t.containerInfo), Tu(t, e, n), Eu = o, Ou(e), a & 4 && r !== null && r.memoizedState.isDehydrated) try {
					Hh(t.containerInfo);
				} catch (t) {
					Z(e, e.return, t);
				}
				iu && (iu = !1, ku(e)), k = !1;
				break;
			case 4:
				a = ru, ru = nu, r = $t(), o = Eu, Eu = bm(e.stateNode.containerInfo), Tu(t, e, n), Ou(e), Eu = o, k && su && (cu = !0), k = r, ru = a;
				break;
			case 12:
				Tu(t, e, n), Ou(e);
				break;
			case 31:
				Tu(t, e, n), Ou(e), a & 4 && (t = e.updateQueue, t !== null && (e.updateQueue = null, wu(e, t)));
				break;
			case 13:
				Tu(t, e, n), Ou(e), e.child.flags & 8192 && e.memoizedState !== null != (r !== null && r.memoizedState !== null) && (fd = Ye()), a & 4 && (t = e.updateQueue, t !== null && (e.updateQueue = null, wu(e, t)));
				break;
			case 22:
				o = e.memoizedState !== null, s = r !== null && r.memoizedState !== null;
				var c = nu, l = W, u = ru;
				nu = c || o, ru = u || o, W = l || s, Tu(t, e, n), W = l, ru = u, nu = c, Ou(e), a & 8192 && (t = e.stateNode, t._visibility = o ? t._visibility & -2 : t._visibility | 1, !o || r === null || s || nu || W || (t = s || W, n = nu, r = W, nu = o || nu, W = t, Nu(e, 2), nu = n, W = r), !o && ru || pu(e, o)), a & 4 && (t = e.updateQueue, t !== null && (n = t.retryQueue, n !== null && (t.retryQueue = null, wu(e, n))));
				break;
			case 19:
				Tu(t, e, n), Ou(e), a & 4 && (t = e.updateQueue, t !== null && (e.updateQueue = null, wu(e, t)));
				break;
			case 30:
				a & 512 && (W || r === null || wl(r, r.return)), a = $t(), o = su, s = (n & 335544064) === n, c = e.memoizedProps, su = s && wi(c.default, c.update) !== "none", Tu(t, e, n), Ou(e), s && r !== null && k && (e.flags |= 4), su = o, k = a;
				break;
			case 21: break;
			case 7: a & 512 && (W || r === null || wl(r, r.return)), r && r.stateNode !== null && (r.stateNode._fragmentFiber = e);
			default: Tu(t, e, n), Ou(e);
		}
	}
	function Ou(e) {
		var t = e.flags;
		if (t & 2) {
			try {
				for (var n, r = e.return; r !== null;) {
					if (Ml(r)) {
						n = r;
						break;
					}
					r = r.return;
				}
				r = null;
				for (var a = e.return; a !== null;) {
					if (kl(a)) {
						var o = a.stateNode;
						r === null ? r = [o] : r.push(o);
					}
					if (Ol(a)) break;
					a = a.return;
				}
				var s = r;
				if (n == null) throw Error(i(160));
				switch (n.tag) {
					case 27:
						var c = n.stateNode;
						Fl(e, Nl(e), c, s);
						break;
					case 5:
						var l = n.stateNode;
						n.flags & 32 && (_n(l, ""), n.flags &= -33), Fl(e, Nl(e), l, s);
						break;
					case 3:
					case 4:
						var u = n.stateNode.containerInfo;
						Pl(e, Nl(e), u, s);
						break;
					default: throw Error(i(161));
				}
			} catch (t) {
				Z(e, e.return, t);
			}
			e.flags &= -3;
		}
		t & 4096 && (e.flags &= -4097);
	}
	function ku(e) {
		if (e.subtreeFlags & 1024) for (e = e.child; e !== null;) {
			var t = e;
			ku(t), t.tag === 5 && t.flags & 1024 && (t = t.stateNode, gh = !0, t.reset(), gh = !1), e = e.sibling;
		}
	}
	function Au(e, t) {
		if (t.subtreeFlags & 9270) for (t = t.child; t !== null;) ju(t, e), t = t.sibling;
		else tu(t, !1);
	}
	function ju(e, t) {
		var n = e.alternate;
		if (n === null) ql(e, !1);
		else switch (e.tag) {
			case 3:
				if (lu = ou = !1, Vl(), Au(t, e), !ou && !cu) {
					if (e = Bl, e !== null) for (var r = 0; r < e.length; r += 3) {
						n = e[r];
						var i = e[r + 1];
						Ep(n, e[r + 2]), n = n.ownerDocument.documentElement, n !== null && n.animate({
							opacity: [0, 0],
							pointerEvents: ["none", "none"]
						}, {
							duration: 0,
							fill: "forwards",
							pseudoElement: "::view-transition-group(" + i + ")"
						});
					}
					e = t.containerInfo, e = e.nodeType === 9 ? e.documentElement : e.ownerDocument.documentElement, e !== null && e.style.viewTransitionName === "" && (e.style.viewTransitionName = "none", e.animate({
						opacity: [0, 0],
						pointerEvents: ["none", "none"]
					}, {
						duration: 0,
						fill: "forwards",
						pseudoElement: "::view-transition-group(root)"
					}), e.animate({
						width: [0, 0],
						height: [0, 0]
					}, {
						duration: 0,
						fill: "forwards",
						pseudoElement: "::view-transition"
					})), lu = !0;
				}
				Bl = null;
				break;
			case 5:
				Au(t, e);
				break;
			case 4:
				r = ou, ou = !1, Au(t, e), ou && (cu = !0), ou = r;
				break;
			case 22:
				e.memoizedState === null && (n.memoizedState === null ? Au(t, e) : ql(e, !1));
				break;
			case 30:
				r = ou, i = Vl(), ou = !1, Au(t, e), ou && (e.flags |= 4);
				var a = e.memoizedProps, o = e.stateNode;
				t = Si(a, o), o = Si(n.memoizedProps, o);
				var s = wi(a.default, a.update);
				s === "none" ? t = !1 : (a = n.memoizedState, n.memoizedState = null, n = e.child, Hl = 0, t = eu(e, n, t, o, s, a, !0), Hl !== (a === null ? 0 : a.length) && (e.flags |= 32)), e.flags & 4 && t ? (Nd(e, e.memoizedProps.onUpdate), Bl = i) : i !== null && (i.push.apply(i, Bl), Bl = i), ou = e.flags & 32 ? !0 : r;
				break;
			default: Au(t, e);
		}
	}
	function Mu(e, t) {
		if (t.subtreeFlags & 8772) for (t = t.child; t !== null;) fu(e, t.alternate, t), t = t.sibling;
	}
	function Nu(e, t) {
		for (e = e.child; e !== null;) {
			var n = e, r = t;
			switch (n.tag) {
				case 0:
				case 11:
				case 14:
				case 15:
					bl(4, n, n.return), Nu(n, r);
					break;
				case 1:
					wl(n, n.return);
					var i = n.stateNode;
					typeof i.componentWillUnmount == "function" && Sl(n, n.return, i), Nu(n, r);
					break;
				case 27: r & 2 && gm(n.stateNode, n.type, n.memoizedProps);
				case 5:
					wl(n, n.return), n.tag !== 5 && n.tag !== 27 || Dl(n), Nu(n, r);
					break;
				case 6:
					Dl(n);
					break;
				case 26:
					wl(n, n.return), i = n.stateNode, n.memoizedState !== null || i === null || W || i.parentNode.removeChild(i), Nu(n, r);
					break;
				case 22:
					n.memoizedState === null && Nu(n, r);
					break;
				case 30:
					wl(n, n.return), Nu(n, r);
					break;
				case 7: wl(n, n.return);
				default: Nu(n, r);
			}
			e = e.sibling;
		}
	}
	function Pu(e, t, n) {
		for (n = t.subtreeFlags & 8772 ? n : n & -2, t = t.child; t !== null;) {
			var r = t.alternate, i = e, a = t, o = a.flags, s = !!(n & 1);
			switch (a.tag) {
				case 0:
				case 11:
				case 15:
					Pu(i, a, n), yl(4, a);
					break;
				case 1:
					if (Pu(i, a, n), r = a, i = r.stateNode, typeof i.componentDidMount == "function") try {
						i.componentDidMount();
					} catch (e) {
						Z(r, r.return, e);
					}
					if (r = a, i = r.updateQueue, i !== null) {
						var c = r.stateNode;
						try {
							var l = i.shared.hiddenCallbacks;
							if (l !== null) for (i.shared.hiddenCallbacks = null, i = 0; i < l.length; i++) Co(l[i], c);
						} catch (e) {
							Z(r, r.return, e);
						}
					}
					s && o & 64 && xl(a), Cl(a, a.return);
					break;
				case 27: n & 2 && Il(a);
				case 5:
					a.tag !== 5 && a.tag !== 27 || El(a), Pu(i, a, n), s && r === null && o & 4 && Al(a), Cl(a, a.return);
					break;
				case 6:
					El(a);
					break;
				case 26:
					c = a.stateNode, a.memoizedState !== null || c === null || nu || Km(bm(c.ownerDocument), a.type, c), Pu(i, a, n), s && r === null && o & 4 && Al(a), Cl(a, a.return);
					break;
				case 12:
					Pu(i, a, n);
					break;
				case 31:
					Pu(i, a, n), s && o & 4 && xu(i, a);
					break;
				case 13:
					Pu(i, a, n), s && o & 4 && Su(i, a);
					break;
				case 22:
					a.memoizedState === null && Pu(i, a, n), Cl(a, a.return);
					break;
				case 30:
					Pu(i, a, n), Cl(a, a.return);
					break;
				case 7: Cl(a, a.return);
				default: Pu(i, a, n);
			}
			t = t.sibling;
		}
	}
	function Fu(e, t) {
		var n = null;
		e !== null && e.memoizedState !== null && e.memoizedState.cachePool !== null && (n = e.memoizedState.cachePool.pool), e = null, t.memoizedState !== null && t.memoizedState.cachePool !== null && (e = t.memoizedState.cachePool.pool), e !== n && (e != null && e.refCount++, n != null && Na(n));
	}
	function Iu(e, t) {
		e = null, t.alternate !== null && (e = t.alternate.memoizedState.cache), t = t.memoizedState.cache, t !== e && (t.refCount++, e != null && Na(e));
	}
	function Lu(e, t, n, r) {
		var i = (n & 335544064) === n;
		if (t.subtreeFlags & (i ? 10262 : 10256)) for (t = t.child; t !== null;) Ru(e, t, n, r), t = t.sibling;
		else i && $l(t);
	}
	function Ru(e, t, n, r) {
		var i = (n & 335544064) === n;
		i && t.alternate === null && t.return !== null && t.return.alternate !== null && Ql(t);
		var a = t.flags;
		switch (t.tag) {
			case 0:
			case 11:
			case 15:
				Lu(e, t, n, r), a & 2048 && yl(9, t);
				break;
			case 1:
				Lu(e, t, n, r);
				break;
			case 3:
				Lu(e, t, n, r), i && lu && (e = e.containerInfo, e = e.nodeType === 9 ? e.body : e.nodeName === "HTML" ? e.ownerDocument.body : e, e.style.viewTransitionName === "root" && (e.style.viewTransitionName = ""), e = e.ownerDocument.documentElement, e !== null && e.style.viewTransitionName === "none" && (e.style.viewTransitionName = "")), a & 2048 && (a = null, t.alternate !== null && (a = t.alternate.memoizedState.cache), t = t.memoizedState.cache, t !== a && (t.refCount++, a != null && Na(a)));
				break;
			case 12:
				if (a & 2048) {
					Lu(e, t, n, r), a = t.stateNode;
					try {
						var o = t.memoizedProps, s = o.id, c = o.onPostCommit;
						typeof c == "function" && c(s, t.alternate === null ? "mount" : "update", a.passiveEffectDuration, -0);
					} catch (e) {
						Z(t, t.return, e);
					}
				} else Lu(e, t, n, r);
				break;
			case 31:
				Lu(e, t, n, r);
				break;
			case 13:
				Lu(e, t, n, r);
				break;
			case 23: break;
			case 22:
				o = t.stateNode, s = t.alternate, t.memoizedState === null ? (i && s !== null && s.memoizedState !== null && Ql(t), o._visibility & 2 ? Lu(e, t, n, r) : (o._visibility |= 2, zu(e, t, n, r, !!(t.subtreeFlags & 10256) || !1))) : (i && s !== null && s.memoizedState === null && Ql(s), o._visibility & 2 ? Lu(e, t, n, r) : Bu(e, t)), a & 2048 && Fu(s, t);
				break;
			case 24:
				Lu(e, t, n, r), a & 2048 && Iu(t.alternate, t);
				break;
			case 30:
				i && (a = t.alternate, a !== null && (Gl(a.child, !0), Gl(t.child, !0))), Lu(e, t, n, r);
				break;
			default: Lu(e, t, n, r);
		}
	}
	function zu(e, t, n, r, i) {
		for (i &&= !!(t.subtreeFlags & 10256) || !1, t = t.child; t !== null;) {
			var a = e, o = t, s = n, c = r, l = o.flags;
			switch (o.tag) {
				case 0:
				case 11:
				case 15:
					zu(a, o, s, c, i), yl(8, o);
					break;
				case 23: break;
				case 22:
					var u = o.stateNode;
					o.memoizedState === null ? (u._visibility |= 2, zu(a, o, s, c, i)) : u._visibility & 2 ? zu(a, o, s, c, i) : Bu(a, o), i && l & 2048 && Fu(o.alternate, o);
					break;
				case 24:
					zu(a, o, s, c, i), i && l & 2048 && Iu(o.alternate, o);
					break;
				default: zu(a, o, s, c, i);
			}
			t = t.sibling;
		}
	}
	function Bu(e, t) {
		if (t.subtreeFlags & 10256) for (t = t.child; t !== null;) {
			var n = e, r = t, i = r.flags;
			switch (r.tag) {
				case 22:
					Bu(n, r), i & 2048 && Fu(r.alternate, r);
					break;
				case 24:
					Bu(n, r), i & 2048 && Iu(r.alternate, r);
					break;
				default: Bu(n, r);
			}
			t = t.sibling;
		}
	}
	var Vu = 8192;
	function Hu(e, t, n) {
		if (e.subtreeFlags & Vu) for (e = e.child; e !== null;) Uu(e, t, n), e = e.sibling;
	}
	function Uu(e, t, n) {
		switch (e.tag) {
			case 26:
				Hu(e, t, n), e.flags & Vu && (e.memoizedState === null ? (e = e.stateNode, (t & 335544128) === t && Zm(n, e)) : Qm(n, Eu, e.memoizedState, e.memoizedProps));
				break;
			case 5:
				Hu(e, t, n), e.flags & Vu && (e = e.stateNode, (t & 335544128) === t && Zm(n, e));
				break;
			case 3:
			case 4:
				var r = Eu;
				Eu = bm(e.stateNode.containerInfo), Hu(e, t, n), Eu = r;
				break;
			case 22:
				e.memoizedState === null && (r = e.alternate, r !== null && r.memoizedState !== null ? (r = Vu, Vu = 16777216, Hu(e, t, n), Vu = r) : Hu(e, t, n));
				break;
			case 30:
				if ((e.flags & Vu) !== 0 && (r = e.memoizedProps.name, r != null && r !== "auto")) {
					var i = e.stateNode;
					i.paired = null, Rl === null && (Rl = /* @__PURE__ */ new Map()), Rl.set(r, i);
				}
				Hu(e, t, n);
				break;
			default: Hu(e, t, n);
		}
	}
	function Wu(e) {
		var t = e.alternate;
		if (t !== null && (e = t.child, e !== null)) {
			t.child = null;
			do
				t = e.sibling, e.sibling = null, e = t;
			while (e !== null);
		}
	}
	function Gu(e) {
		var t = e.deletions;
		if (e.flags & 16) {
			if (t !== null) for (var n = 0; n < t.length; n++) {
				var r = t[n];
				G = r, Ju(r, e);
			}
			Wu(e);
		}
		if (e.subtreeFlags & 10256) for (e = e.child; e !== null;) Ku(e), e = e.sibling;
	}
	function Ku(e) {
		switch (e.tag) {
			case 0:
			case 11:
			case 15:
				Gu(e), e.flags & 2048 && bl(9, e, e.return);
				break;
			case 3:
				Gu(e);
				break;
			case 12:
				Gu(e);
				break;
			case 22:
				var t = e.stateNode;
				e.memoizedState !== null && t._visibility & 2 && (e.return === null || e.return.tag !== 13) ? (t._visibility &= -3, qu(e)) : Gu(e);
				break;
			default: Gu(e);
		}
	}
	function qu(e) {
		var t = e.deletions;
		if (e.flags & 16) {
			if (t !== null) for (var n = 0; n < t.length; n++) {
				var r = t[n];
				G = r, Ju(r, e);
			}
			Wu(e);
		}
		for (e = e.child; e !== null;) {
			switch (t = e, t.tag) {
				case 0:
				case 11:
				case 15:
					bl(8, t, t.return), qu(t);
					break;
				case 22:
					n = t.stateNode, n._visibility & 2 && (n._visibility &= -3, qu(t));
					break;
				default: qu(t);
			}
			e = e.sibling;
		}
	}
	function Ju(e, t) {
		for (; G !== null;) {
			var n = G;
			switch (n.tag) {
				case 0:
				case 11:
				case 15:
					bl(8, n, t);
					break;
				case 23:
				case 22:
					if (n.memoizedState !== null && n.memoizedState.cachePool !== null) {
						var r = n.memoizedState.cachePool.pool;
						r != null && r.refCount++;
					}
					break;
				case 24: Na(n.memoizedState.cache);
			}
			if (r = n.child, r !== null) r.return = n, G = r;
			else for (n = e; G !== null;) {
				r = G;
				var i = r.sibling, a = r.return;
				if (gu(r), r === n) {
					G = null;
					break;
				}
				if (i !== null) {
					i.return = a, G = i;
					break;
				}
				G = a;
			}
		}
	}
	var Yu = {
		getCacheForType: (e) => {
			var t = L(ja), n = t.data.get(e);
			return n === void 0 && (n = e(), t.data.set(e, n)), n;
		},
		cacheSignal: () => L(ja).controller.signal
	}, Zu = typeof WeakMap == "function" ? WeakMap : Map, K = 0, q = null, J = null, Y = 0, X = 0, Qu = null, $u = !1, ed = !1, td = !1, nd = 0, rd = 0, id = 0, ad = 0, od = 0, sd = 0, cd = 0, ld = null, ud = null, dd = !1, fd = 0, pd = 0, md = Infinity, hd = null, gd = null, vd = 0, bd = null, xd = null, Sd = 0, Cd = 0, wd = null, Td = null, Ed = null, Dd = null, Od = null, kd = 0, Ad = null;
	function jd() {
		return K & 2 && Y !== 0 ? Y & -Y : w.T === null ? Dt() : Pf();
	}
	function Md() {
		if (sd === 0) {
			if (!(Y & 536870912) || I) {
				var e = dt;
				dt <<= 1, !(dt & 3932160) && (dt = 262144), sd = e;
			} else sd = 536870912;
		}
		return e = Ao.current, e !== null && (e.flags |= 32), sd;
	}
	function Nd(e, t) {
		if (t != null) {
			var n = e.stateNode, r = n.ref;
			r === null && (r = n.ref = Pp(Si(e.memoizedProps, n))), Dd === null && (Dd = []), Dd.push(t.bind(null, r));
		}
	}
	function Pd(e, t, n) {
		(e === q && (X === 2 || X === 9) || e.cancelPendingCommit !== null) && (Vd(e, 0), Rd(e, Y, sd, !1)), bt(e, n), K & 2 && e === q || (e === q && (!(K & 2) && (ad |= n), rd === 4 && Rd(e, Y, sd, !1)), Ef(e));
	}
	function Fd(e, t, n) {
		if (K & 6) throw Error(i(327));
		var r = !n && !(t & 127) && (t & e.expiredLanes) === 0 || ht(e, t), a = r ? Yd(e, t) : qd(e, t, !0), o = r;
		do {
			if (a === 0) {
				ed && !r && Rd(e, t, 0, !1);
				break;
			}
			if (n = e.current.alternate, o && !Ld(n)) a = qd(e, t, !1), o = !1;
			else {
				if (a === 2) {
					if (o = t, e.errorRecoveryDisabledLanes & o) var s = 0;
					else s = e.pendingLanes & -536870913, s = s === 0 ? s & 536870912 ? 536870912 : 0 : s;
					if (s !== 0) {
						t = s;
						a: {
							var c = e;
							a = ld;
							var l = c.current.memoizedState.isDehydrated;
							if (l && (Vd(c, s).flags |= 256), s = qd(c, s, !1), s !== 2 && s !== 6) {
								if (td && !l) {
									c.errorRecoveryDisabledLanes |= o, ad |= o, a = 4;
									break a;
								}
								o = ud, ud = a, o !== null && (ud === null ? ud = o : ud.push.apply(ud, o));
							}
							a = s;
						}
						if (o = !1, a !== 2) continue;
					}
				}
				if (a === 1) {
					Vd(e, 0), Rd(e, t, 0, !0);
					break;
				}
				a: {
					switch (r = e, o = a, o) {
						case 0:
						case 1: throw Error(i(345));
						case 4: if ((t & 4194048) !== t && (t & 62914560) !== t) break;
						case 6:
							Rd(r, t, sd, !$u);
							break a;
						case 2:
							ud = null;
							break;
						case 3:
						case 5: break;
						default: throw Error(i(329));
					}
					if ((t & 62914560) === t && (a = fd + 300 - Ye(), 10 < a)) {
						if (Rd(r, t, sd, !$u), mt(r, 0, !0) !== 0) break a;
						Sd = t, r.timeoutHandle = gp(Id.bind(null, r, n, ud, hd, dd, t, sd, ad, cd, $u, o, "Throttled", -0, 0), a);
						break a;
					}
					Id(r, n, ud, hd, dd, t, sd, ad, cd, $u, o, null, -0, 0);
				}
				break;
			}
		} while (1);
		Ef(e);
	}
	function Id(e, t, n, r, i, a, o, s, c, l, u, d, f, p) {
		e.timeoutHandle = -1;
		var m = t.subtreeFlags, h = (a & 335544064) === a;
		d = null, (h || m & 8192 || (m & 16785408) == 16785408) && (d = {
			stylesheets: null,
			count: 0,
			imgCount: 0,
			imgBytes: 0,
			suspenseyImages: [],
			waitingForImages: !0,
			waitingForViewTransition: !1,
			unsuspend: Tn
		}, Rl = null, Uu(t, a, d), h && (m = d, h = e.containerInfo, h = (h.nodeType === 9 ? h : h.ownerDocument).__reactViewTransition, h != null && (m.count++, m.waitingForViewTransition = !0, m = nh.bind(m), h.finished.then(m, m))), m = (a & 62914560) === a ? fd - Ye() : (a & 4194048) === a ? pd - Ye() : 0, m = eh(d, m), m !== null) ? (Sd = a, e.cancelPendingCommit = m(nf.bind(null, e, t, a, n, r, i, o, s, c, l, u, d, null, f, p)), Rd(e, a, o, !l)) : nf(e, t, a, n, r, i, o, s, c, l, u, d);
	}
	function Ld(e) {
		for (var t = e;;) {
			var n = t.tag;
			if ((n === 0 || n === 11 || n === 15) && t.flags & 16384 && (n = t.updateQueue, n !== null && (n = n.stores, n !== null))) for (var r = 0; r < n.length; r++) {
				var i = n[r], a = i.getSnapshot;
				i = i.value;
				try {
					if (!Kr(a(), i)) return !1;
				} catch {
					return !1;
				}
			}
			if (n = t.child, t.subtreeFlags & 16384 && n !== null) n.return = t, t = n;
			else {
				if (t === e) break;
				for (; t.sibling === null;) {
					if (t.return === null || t.return === e) return !0;
					t = t.return;
				}
				t.sibling.return = t.return, t = t.sibling;
			}
		}
		return !0;
	}
	function Rd(e, t, n, r) {
		t = gt(e, t), t &= ~od, t &= ~ad, e.suspendedLanes |= t, e.pingedLanes &= ~t, r && (e.warmLanes |= t), r = e.expirationTimes;
		for (var i = t; 0 < i;) {
			var a = 31 - ot(i), o = 1 << a;
			r[a] = -1, i &= ~o;
		}
		n !== 0 && St(e, n, t);
	}
	function zd() {
		return K & 6 ? !0 : (Df(0, !1), !1);
	}
	function Bd() {
		if (J !== null) {
			if (X === 0) var e = J.return;
			else e = J, va = _a = null, rs(e), io = null, ao = 0, e = J;
			for (; e !== null;) vl(e.alternate, e), e = e.return;
			J = null;
		}
	}
	function Vd(e, t) {
		var n = e.timeoutHandle;
		return n !== -1 && (e.timeoutHandle = -1, _p(n)), n = e.cancelPendingCommit, n !== null && (e.cancelPendingCommit = null, n()), Sd = 0, Bd(), q = e, J = n = Li(e.current, null), Y = t, X = 0, Qu = null, $u = !1, ed = ht(e, t), td = !1, cd = sd = od = ad = id = rd = 0, ud = ld = null, dd = !1, nd = gt(e, t), ki(), n;
	}
	function Hd(e, t) {
		B = null, w.H = pc, t === Ja || t === Xa ? (t = no(), X = 3) : t === Ya ? (t = no(), X = 4) : X = t === jc ? 8 : typeof t == "object" && t && typeof t.then == "function" ? 6 : 1, Qu = t, J === null && (rd = 1, Tc(e, Gi(t, e.current)));
	}
	function Ud() {
		var e = Ao.current;
		return e === null ? !0 : (Y & 4194048) === Y ? jo === null : (Y & 62914560) === Y || Y & 536870912 ? e === jo : !1;
	}
	function Wd() {
		var e = w.H;
		return w.H = pc, e === null ? pc : e;
	}
	function Gd() {
		var e = w.A;
		return w.A = Yu, e;
	}
	function Kd() {
		rd = 4, $u || (Y & 4194048) !== Y && Ao.current !== null || (ed = !0), !(id & 134217727) && !(ad & 134217727) || q === null || Rd(q, Y, sd, !1);
	}
	function qd(e, t, n) {
		var r = K;
		K |= 2;
		var i = Wd(), a = Gd();
		(q !== e || Y !== t) && (hd = null, Vd(e, t)), t = !1;
		var o = rd;
		a: do
			try {
				if (X !== 0 && J !== null) {
					var s = J, c = Qu;
					switch (X) {
						case 8:
							Bd(), o = 6;
							break a;
						case 3:
						case 2:
						case 9:
						case 6:
							Ao.current === null && (t = !0);
							var l = X;
							if (X = 0, Qu = null, $d(e, s, c, l), n && ed) {
								o = 0;
								break a;
							}
							break;
						default: l = X, X = 0, Qu = null, $d(e, s, c, l);
					}
				}
				Jd(), o = rd;
				break;
			} catch (t) {
				Hd(e, t);
			}
		while (1);
		return t && e.shellSuspendCounter++, va = _a = null, K = r, w.H = i, w.A = a, J === null && (q = null, Y = 0, ki()), o;
	}
	function Jd() {
		for (; J !== null;) Zd(J);
	}
	function Yd(e, t) {
		var n = K;
		K |= 2;
		var r = Wd(), a = Gd();
		q !== e || Y !== t ? (hd = null, md = Ye() + 500, Vd(e, t)) : ed = ht(e, t);
		a: do
			try {
				if (X !== 0 && J !== null) {
					t = J;
					var o = Qu;
					b: switch (X) {
						case 1:
							X = 0, Qu = null, $d(e, t, o, 1);
							break;
						case 2:
						case 9:
							if (Qa(o)) {
								X = 0, Qu = null, Qd(t);
								break;
							}
							t = () => {
								X !== 2 && X !== 9 || q !== e || (X = 7), Ef(e);
							}, o.then(t, t);
							break a;
						case 3:
							X = 7;
							break a;
						case 4:
							X = 5;
							break a;
						case 7:
							Qa(o) ? (X = 0, Qu = null, Qd(t)) : (X = 0, Qu = null, $d(e, t, o, 7));
							break;
						case 5:
							var s = null;
							switch (J.tag) {
								case 26: s = J.memoizedState;
								case 5:
								case 27:
									var c = J;
									if (s ? Ym(s) : c.stateNode.complete) {
										X = 0, Qu = null;
										var l = c.sibling;
										if (l !== null) J = l;
										else {
											var u = c.return;
											u === null ? J = null : (J = u, ef(u));
										}
										break b;
									}
							}
							X = 0, Qu = null, $d(e, t, o, 5);
							break;
						case 6:
							X = 0, Qu = null, $d(e, t, o, 6);
							break;
						case 8:
							Bd(), rd = 6;
							break a;
						default: throw Error(i(462));
					}
				}
				Xd();
				break;
			} catch (t) {
				Hd(e, t);
			}
		while (1);
		return va = _a = null, w.H = r, w.A = a, K = n, J === null ? (q = null, Y = 0, ki(), rd) : 0;
	}
	function Xd() {
		for (; J !== null && !qe();) Zd(J);
	}
	function Zd(e) {
		var t = H(e.alternate, e, nd);
		e.memoizedProps = e.pendingProps, t === null ? ef(e) : J = t;
	}
	function Qd(e) {
		var t = e, n = t.alternate;
		switch (t.tag) {
			case 15:
			case 0:
				t = Gc(n, t, t.pendingProps, t.type, void 0, Y);
				break;
			case 11:
				t = Gc(n, t, t.pendingProps, t.type.render, t.ref, Y);
				break;
			case 5:
				rs(t);
				var r = t;
				r === aa && (I ? (da(r), r.tag === 5 && r.stateNode != null && (F = r.stateNode)) : (da(r), I = !0));
			default: vl(n, t), t = J = Ri(t, nd), t = H(n, t, nd);
		}
		e.memoizedProps = e.pendingProps, t === null ? ef(e) : J = t;
	}
	function $d(e, t, n, r) {
		va = _a = null, rs(t), io = null, ao = 0;
		var i = t.return;
		try {
			if (Ac(e, i, t, n, Y)) {
				rd = 1, Tc(e, Gi(n, e.current)), J = null;
				return;
			}
		} catch (t) {
			if (i !== null) throw J = i, t;
			rd = 1, Tc(e, Gi(n, e.current)), J = null;
			return;
		}
		t.flags & 32768 ? (I || r === 1 ? e = !0 : ed || Y & 536870912 ? e = !1 : ($u = e = !0, (r === 2 || r === 9 || r === 3 || r === 6) && (r = Ao.current, r !== null && r.tag === 13 && (r.flags |= 16384))), tf(t, e)) : ef(t);
	}
	function ef(e) {
		var t = e;
		do {
			if (t.flags & 32768) {
				tf(t, $u);
				return;
			}
			e = t.return;
			var n = gl(t.alternate, t, nd);
			if (n !== null) {
				J = n;
				return;
			}
			if (t = t.sibling, t !== null) {
				J = t;
				return;
			}
			J = t = e;
		} while (t !== null);
		rd === 0 && (rd = 5);
	}
	function tf(e, t) {
		do {
			var n = _l(e.alternate, e);
			if (n !== null) {
				n.flags &= 32767, J = n;
				return;
			}
			if (n = e.return, n !== null && (n.flags |= 32768, n.subtreeFlags = 0, n.deletions = null), !t && (e = e.sibling, e !== null)) {
				J = e;
				return;
			}
			J = e = n;
		} while (e !== null);
		rd = 6, J = null;
	}
	function nf(e, t, n, r, a, o, s, c, l, u, d, f) {
		e.cancelPendingCommit = null;
		do
			df();
		while (vd !== 0);
		if (K & 6) throw Error(i(327));
		if (t !== null) {
			if (t === e.current) throw Error(i(177));
			e === q && (J = q = null, Y = 0), xd = t, bd = e, Sd = n, wd = a, Td = r, rf(e, t, n, s, c, l, f);
		}
	}
	function rf(e, t, n, r, i, a, o) {
		var s = t.lanes | t.childLanes;
		if (Cd = s, s |= Oi, xt(e, n, s, r, i, a), Dd = null, (n & 335544064) === n ? (Od = Ia(e), r = 10262) : (Od = null, r = 10256), (t.subtreeFlags & r) !== 0 || (t.flags & r) !== 0 ? (e.callbackNode = null, e.callbackPriority = 0, yf($e, () => (ff(), null))) : (e.callbackNode = null, e.callbackPriority = 0), Ll = !1, r = !!(t.flags & 13878), t.subtreeFlags & 13878 || r) {
			r = w.T, w.T = null, i = T.p, T.p = 2, a = K, K |= 4;
			try {
				uu(e, t, n);
			} finally {
				K = a, T.p = i, w.T = r;
			}
		}
		vd = 1, Ll ? Ed = Mp(o, e.containerInfo, Od, sf, cf, of, lf, ff, af, null, null) : (sf(), cf(), lf());
	}
	function af(e) {
		if (vd !== 0) {
			var t = bd.onRecoverableError;
			t(e, { componentStack: null });
		}
	}
	function of() {
		vd === 3 && (vd = 0, ju(xd, bd), vd = 4);
	}
	function sf() {
		if (vd === 1) {
			vd = 0;
			var e = bd, t = xd, n = Sd, r = !!(t.flags & 13878);
			if (t.subtreeFlags & 13878 || r) {
				r = w.T, w.T = null;
				var i = T.p;
				T.p = 2;
				var a = K;
				K |= 4;
				try {
					su = cu = !1, Du(t, e, n), n = cp;
					var o = Qr(e.containerInfo), s = n.focusedElem, c = n.selectionRange;
					if (o !== s && s && s.ownerDocument && Zr(s.ownerDocument.documentElement, s)) {
						if (c !== null && $r(s)) {
							var l = c.start, u = c.end;
							if (u === void 0 && (u = l), "selectionStart" in s) s.selectionStart = l, s.selectionEnd = Math.min(u, s.value.length);
							else {
								var d = s.ownerDocument || document, f = d && d.defaultView || window;
								if (f.getSelection) {
									var p = f.getSelection(), m = s.textContent.length, h = Math.min(c.start, m), g = c.end === void 0 ? h : Math.min(c.end, m);
									!p.extend && h > g && (o = g, g = h, h = o);
									var _ = Xr(s, h), v = Xr(s, g);
									if (_ && v && (p.rangeCount !== 1 || p.anchorNode !== _.node || p.anchorOffset !== _.offset || p.focusNode !== v.node || p.focusOffset !== v.offset)) {
										var y = d.createRange();
										y.setStart(_.node, _.offset), p.removeAllRanges(), h > g ? (p.addRange(y), p.extend(v.node, v.offset)) : (y.setEnd(v.node, v.offset), p.addRange(y));
									}
								}
							}
						}
						for (d = [], p = s; p = p.parentNode;) p.nodeType === 1 && d.push({
							element: p,
							left: p.scrollLeft,
							top: p.scrollTop
						});
						for (typeof s.focus == "function" && s.focus(), s = 0; s < d.length; s++) {
							var b = d[s];
							b.element.scrollLeft = b.left, b.element.scrollTop = b.top;
						}
					}
					gh = !!sp, cp = sp = null;
				} finally {
					K = a, T.p = i, w.T = r;
				}
			}
			e.current = t, vd = 2;
		}
	}
	function cf() {
		if (vd === 2) {
			vd = 0;
			var e = bd, t = xd, n = !!(t.flags & 8772);
			if (t.subtreeFlags & 8772 || n) {
				n = w.T, w.T = null;
				var r = T.p;
				T.p = 2;
				var i = K;
				K |= 4;
				try {
					fu(e, t.alternate, t);
				} finally {
					K = i, T.p = r, w.T = n;
				}
			}
			vd = 3;
		}
	}
	function lf() {
		if (vd === 4 || vd === 3) {
			vd = 0;
			var e = Ed;
			Ed = null, Je();
			var t = bd, n = xd, r = Sd, i = Td, a = (r & 335544064) === r ? 10262 : 10256;
			if ((n.subtreeFlags & a) !== 0 || (n.flags & a) !== 0 ? vd = 5 : (vd = 0, xd = bd = null, uf(t, t.pendingLanes)), a = t.pendingLanes, a === 0 && (gd = null), Et(r), n = n.stateNode, at && typeof at.onCommitFiberRoot == "function") try {
				at.onCommitFiberRoot(it, n, void 0, (n.current.flags & 128) == 128);
			} catch {}
			if (i !== null) {
				n = w.T, a = T.p, T.p = 2, w.T = null;
				try {
					for (var o = t.onRecoverableError, s = 0; s < i.length; s++) {
						var c = i[s];
						o(c.value, { componentStack: c.stack });
					}
				} finally {
					w.T = n, T.p = a;
				}
			}
			if (i = Dd, o = Od, Od = null, i !== null && (Dd = null, o === null && (o = []), e !== null)) for (c = 0; c < i.length; c++) n = (0, i[c])(o), n !== void 0 && e.finished.finally(n);
			Sd & 3 && df(), Ef(t), a = t.pendingLanes, r & 261930 && a & 42 ? t === Ad ? kd++ : (kd = 0, Ad = t) : (kd = 0, Ad = null), Df(0, !1);
		}
	}
	function uf(e, t) {
		(e.pooledCacheLanes &= t) === 0 && (t = e.pooledCache, t != null && (e.pooledCache = null, Na(t)));
	}
	function df() {
		return Ed !== null && (Ed.skipTransition(), Ed = null), sf(), cf(), lf(), ff();
	}
	function ff() {
		if (vd !== 5) return !1;
		var e = bd, t = Cd;
		Cd = 0;
		var n = Et(Sd), r = w.T, a = T.p;
		try {
			T.p = 32 > n ? 32 : n, w.T = null, n = wd, wd = null;
			var o = bd, s = Sd;
			if (vd = 0, xd = bd = null, Sd = 0, K & 6) throw Error(i(331));
			var c = K;
			if (K |= 4, Ku(o.current), Ru(o, o.current, s, n), K = c, Df(0, !1), at && typeof at.onPostCommitFiberRoot == "function") try {
				at.onPostCommitFiberRoot(it, o);
			} catch {}
			return !0;
		} finally {
			T.p = a, w.T = r, uf(e, t);
		}
	}
	function pf(e, t, n) {
		t = Gi(n, t), t = Dc(e.stateNode, t, 2), e = _o(e, t, 2), e !== null && (bt(e, 2), Ef(e));
	}
	function Z(e, t, n) {
		if (e.tag === 3) pf(e, e, n);
		else for (; t !== null;) {
			if (t.tag === 3) {
				pf(t, e, n);
				break;
			}
			if (t.tag === 1) {
				var r = t.stateNode;
				if (typeof t.type.getDerivedStateFromError == "function" || typeof r.componentDidCatch == "function" && (gd === null || !gd.has(r))) {
					e = Gi(n, e), n = Oc(2), r = _o(t, n, 2), r !== null && (kc(n, r, t, e), bt(r, 2), Ef(r));
					break;
				}
			}
			t = t.return;
		}
	}
	function mf(e, t, n) {
		var r = e.pingCache;
		if (r === null) {
			r = e.pingCache = new Zu();
			var i = /* @__PURE__ */ new Set();
			r.set(t, i);
		} else i = r.get(t), i === void 0 && (i = /* @__PURE__ */ new Set(), r.set(t, i));
		i.has(n) || (td = !0, i.add(n), e = hf.bind(null, e, t, n), t.then(e, e));
	}
	function hf(e, t, n) {
		var r = e.pingCache;
		r !== null && r.delete(t), e.pingedLanes |= e.suspendedLanes & n, e.warmLanes &= ~n, q === e && (Y & n) === n && (rd === 4 || rd === 3 && (Y & 62914560) === Y && 300 > Ye() - fd ? K & 2 ? od |= n : Vd(e, 0) : od |= n, cd === Y && (cd = 0)), Ef(e);
	}
	function gf(e, t) {
		t === 0 && (t = vt()), e = Mi(e, t), e !== null && (bt(e, t), Ef(e));
	}
	function _f(e) {
		var t = e.memoizedState, n = 0;
		t !== null && (n = t.retryLane), gf(e, n);
	}
	function vf(e, t) {
		var n = 0;
		switch (e.tag) {
			case 31:
			case 13:
				var r = e.stateNode, a = e.memoizedState;
				a !== null && (n = a.retryLane);
				break;
			case 19:
				r = e.stateNode;
				break;
			case 22:
				r = e.stateNode._retryCache;
				break;
			default: throw Error(i(314));
		}
		r !== null && r.delete(t), gf(e, n);
	}
	function yf(e, t) {
		return Ge(e, t);
	}
	var bf = null, xf = null, Sf = !1, Cf = !1, wf = !1, Tf = 0;
	function Ef(e) {
		e !== xf && e.next === null && (xf === null ? bf = xf = e : xf = xf.next = e), Cf = !0, Sf || (Sf = !0, Nf());
	}
	function Df(e, t) {
		if (!wf && Cf) {
			wf = !0;
			do
				for (var n = !1, r = bf; r !== null;) {
					if (!t) {
						if (e !== 0) {
							var i = r.pendingLanes;
							if (i === 0) var a = 0;
							else {
								var o = r.suspendedLanes, s = r.pingedLanes;
								a = (1 << 31 - ot(42 | e) + 1) - 1, a &= i & ~(o & ~s), a = a & 201326741 ? a & 201326741 | 1 : a ? a | 2 : 0;
							}
							a !== 0 && (n = !0, Mf(r, a));
						} else a = Y, a = mt(r, r === q ? a : 0, r.cancelPendingCommit !== null || r.timeoutHandle !== -1), !(a & 3) || ht(r, a) || (n = !0, Mf(r, a));
					}
					r = r.next;
				}
			while (n);
			wf = !1;
		}
	}
	function Of() {
		kf();
	}
	function kf() {
		Cf = Sf = !1;
		var e = 0;
		Tf !== 0 && hp() && (e = Tf);
		for (var t = Ye(), n = null, r = bf; r !== null;) {
			var i = r.next, a = Af(r, t);
			a === 0 ? (r.next = null, n === null ? bf = i : n.next = i, i === null && (xf = n)) : (n = r, (e !== 0 || a & 3) && (Cf = !0)), r = i;
		}
		vd !== 0 && vd !== 5 || Df(e, !1), Tf !== 0 && (Tf = 0);
	}
	function Af(e, t) {
		for (var n = e.suspendedLanes, r = e.pingedLanes, i = e.expirationTimes, a = e.pendingLanes & -62914561; 0 < a;) {
			var o = 31 - ot(a), s = 1 << o, c = i[o];
			c === -1 ? ((s & n) === 0 || (s & r) !== 0) && (i[o] = _t(s, t)) : c <= t && (e.expiredLanes |= s), a &= ~s;
		}
		if (t = q, n = Y, n = mt(e, e === t ? n : 0, e.cancelPendingCommit !== null || e.timeoutHandle !== -1), r = e.callbackNode, n === 0 || e === t && (X === 2 || X === 9) || e.cancelPendingCommit !== null) return r !== null && r !== null && Ke(r), e.callbackNode = null, e.callbackPriority = 0;
		if (!(n & 3) || ht(e, n)) {
			if (t = n & -n, t === e.callbackPriority) return t;
			switch (r !== null && Ke(r), Et(n)) {
				case 2:
				case 8:
					n = Qe;
					break;
				case 32:
					n = $e;
					break;
				case 268435456:
					n = tt;
					break;
				default: n = $e;
			}
			return r = jf.bind(null, e), n = Ge(n, r), e.callbackPriority = t, e.callbackNode = n, t;
		}
		return r !== null && r !== null && Ke(r), e.callbackPriority = 2, e.callbackNode = null, 2;
	}
	function jf(e, t) {
		if (vd !== 0 && vd !== 5) return e.callbackNode = null, e.callbackPriority = 0, null;
		var n = e.callbackNode;
		if (df() && e.callbackNode !== n) return null;
		var r = Y;
		return r = mt(e, e === q ? r : 0, e.cancelPendingCommit !== null || e.timeoutHandle !== -1), r === 0 ? null : (Fd(e, r, t), Af(e, Ye()), e.callbackNode != null && e.callbackNode === n ? jf.bind(null, e) : null);
	}
	function Mf(e, t) {
		if (df()) return null;
		Fd(e, t, !0);
	}
	function Nf() {
		bp(() => {
			K & 6 ? Ge(Ze, Of) : kf();
		});
	}
	function Pf() {
		if (Tf === 0) {
			var e = za;
			e === 0 && (e = ut, ut <<= 1, !(ut & 261888) && (ut = 256)), Tf = e;
		}
		return Tf;
	}
	function Ff(e) {
		return e == null || typeof e == "symbol" || typeof e == "boolean" ? null : typeof e == "function" ? e : wn(e);
	}
	function If(e, t, n, r, i) {
		if (t === "submit" && n && n.stateNode === i) {
			var a = Ff((i[jt] || null).action), o = r.submitter;
			o && (t = (t = o[jt] || null) ? Ff(t.formAction) : o.getAttribute("formAction"), t !== null && (a = t, o = null));
			var s = new Kn("action", "action", null, r, i);
			e.push({
				event: s,
				listeners: [{
					instance: null,
					listener: () => {
						if (r.defaultPrevented) {
							if (Tf !== 0) {
								var e = new FormData(i, o);
								$s(n, {
									pending: !0,
									data: e,
									method: i.method,
									action: a
								}, null, e);
							}
						} else typeof a == "function" && (s.preventDefault(), e = new FormData(i, o), $s(n, {
							pending: !0,
							data: e,
							method: i.method,
							action: a
						}, a, e));
					},
					currentTarget: i
				}]
			});
		}
	}
	for (var Lf = 0; Lf < yi.length; Lf++) {
		var Rf = yi[Lf];
		bi(Rf.toLowerCase(), "on" + (Rf[0].toUpperCase() + Rf.slice(1)));
	}
	bi(di, "onAnimationEnd"), bi(fi, "onAnimationIteration"), bi(pi, "onAnimationStart"), bi("dblclick", "onDoubleClick"), bi("focusin", "onFocus"), bi("focusout", "onBlur"), bi(mi, "onTransitionRun"), bi(hi, "onTransitionStart"), bi(gi, "onTransitionCancel"), bi(_i, "onTransitionEnd"), Jt("onMouseEnter", ["mouseout", "mouseover"]), Jt("onMouseLeave", ["mouseout", "mouseover"]), Jt("onPointerEnter", ["pointerout", "pointerover"]), Jt("onPointerLeave", ["pointerout", "pointerover"]), qt("onChange", "change click focusin focusout input keydown keyup selectionchange".split(" ")), qt("onSelect", "focusout contextmenu dragend focusin keydown keyup mousedown mouseup selectionchange".split(" ")), qt("onBeforeInput", [
		"compositionend",
		"keypress",
		"textInput",
		"paste"
	]), qt("onCompositionEnd", "compositionend focusout keydown keypress keyup mousedown".split(" ")), qt("onCompositionStart", "compositionstart focusout keydown keypress keyup mousedown".split(" ")), qt("onCompositionUpdate", "compositionupdate focusout keydown keypress keyup mousedown".split(" "));
	var zf = "abort canplay canplaythrough durationchange emptied encrypted ended error loadeddata loadedmetadata loadstart pause play playing progress ratechange resize seeked seeking stalled suspend timeupdate volumechange waiting".split(" "), Bf = new Set("beforetoggle cancel close invalid load scroll scrollend toggle".split(" ").concat(zf));
	function Vf(e, t) {
		t = !!(t & 4);
		for (var n = 0; n < e.length; n++) {
			var r = e[n], i = r.event;
			r = r.listeners;
			a: {
				var a = void 0;
				if (t) for (var o = r.length - 1; 0 <= o; o--) {
					var s = r[o], c = s.instance, l = s.currentTarget;
					if (s = s.listener, c !== a && i.isPropagationStopped()) break a;
					a = s, i.currentTarget = l;
					try {
						a(i);
					} catch (e) {
						Ti(e);
					}
					i.currentTarget = null, a = c;
				}
				else for (o = 0; o < r.length; o++) {
					if (s = r[o], c = s.instance, l = s.currentTarget, s = s.listener, c !== a && i.isPropagationStopped()) break a;
					a = s, i.currentTarget = l;
					try {
						a(i);
					} catch (e) {
						Ti(e);
					}
					i.currentTarget = null, a = c;
				}
			}
		}
	}
	function Q(e, t) {
		var n = t[Nt];
		n === void 0 && (n = t[Nt] = /* @__PURE__ */ new Set());
		var r = e + "__bubble";
		n.has(r) || (Gf(t, e, 2, !1), n.add(r));
	}
	function Hf(e, t, n) {
		var r = 0;
		t && (r |= 4), Gf(n, e, r, t);
	}
	var Uf = "_reactListening" + Math.random().toString(36).slice(2);
	function Wf(e) {
		if (!e[Uf]) {
			e[Uf] = !0, Gt.forEach((t) => {
				t !== "selectionchange" && (Bf.has(t) || Hf(t, !1, e), Hf(t, !0, e));
			});
			var t = e.nodeType === 9 ? e : e.ownerDocument;
			t === null || t[Uf] || (t[Uf] = !0, Hf("selectionchange", !1, t));
		}
	}
	function Gf(e, t, n, r) {
		switch (Ch(t)) {
			case 2:
				var i = _h;
				break;
			case 8:
				i = vh;
				break;
			default: i = yh;
		}
		n = i.bind(null, t, n, e), i = void 0, !Fn || t !== "touchstart" && t !== "touchmove" && t !== "wheel" || (i = !0), r ? i === void 0 ? e.addEventListener(t, n, !0) : e.addEventListener(t, n, {
			capture: !0,
			passive: i
		}) : i === void 0 ? e.addEventListener(t, n, !1) : e.addEventListener(t, n, { passive: i });
	}
	function Kf(e, t, n, r, i) {
		var a = r;
		if (!(t & 1) && !(t & 2) && r !== null) a: for (;;) {
			if (r === null) return;
			var s = r.tag;
			if (s === 3 || s === 4) {
				var c = r.stateNode.containerInfo;
				if (c === i) break;
				if (s === 4) for (s = r.return; s !== null;) {
					var l = s.tag;
					if ((l === 3 || l === 4) && s.stateNode.containerInfo === i) return;
					s = s.return;
				}
				for (; c !== null;) {
					if (s = zt(c), s === null) return;
					if (l = s.tag, l === 5 || l === 6 || l === 26 || l === 27) {
						r = a = s;
						continue a;
					}
					c = c.parentNode;
				}
			}
			r = r.return;
		}
		Mn(() => {
			var r = a, i = Dn(n), s = [];
			a: {
				var c = vi.get(e);
				if (c !== void 0) {
					var l = Kn, u = e;
					switch (e) {
						case "keypress": if (Vn(n) === 0) break a;
						case "keydown":
						case "keyup":
							l = ur;
							break;
						case "focusin":
							u = "focus", l = tr;
							break;
						case "focusout":
							u = "blur", l = tr;
							break;
						case "beforeblur":
						case "afterblur":
							l = tr;
							break;
						case "click": if (n.button === 2) break a;
						case "auxclick":
						case "dblclick":
						case "mousedown":
						case "mousemove":
						case "mouseup":
						case "mouseout":
						case "mouseover":
						case "contextmenu":
							l = $n;
							break;
						case "drag":
						case "dragend":
						case "dragenter":
						case "dragexit":
						case "dragleave":
						case "dragover":
						case "dragstart":
						case "drop":
							l = er;
							break;
						case "touchcancel":
						case "touchend":
						case "touchmove":
						case "touchstart":
							l = pr;
							break;
						case di:
						case fi:
						case pi:
							l = nr;
							break;
						case _i:
							l = mr;
							break;
						case "scroll":
						case "scrollend":
							l = Jn;
							break;
						case "wheel":
							l = hr;
							break;
						case "copy":
						case "cut":
						case "paste":
							l = rr;
							break;
						case "gotpointercapture":
						case "lostpointercapture":
						case "pointercancel":
						case "pointerdown":
						case "pointermove":
						case "pointerout":
						case "pointerover":
						case "pointerup":
							l = dr;
							break;
						case "submit":
							l = fr;
							break;
						case "toggle":
						case "beforetoggle": l = gr;
					}
					var d = !!(t & 4), f = !d && (e === "scroll" || e === "scrollend"), p = d ? c === null ? null : c + "Capture" : c;
					d = [];
					for (var m = r, h; m !== null;) {
						var g = m;
						if (h = g.stateNode, g = g.tag, g !== 5 && g !== 26 && g !== 27 || h === null || p === null || (g = Nn(m, p), g != null && d.push(qf(m, g, h))), f) break;
						m = m.return;
					}
					0 < d.length && (c = new l(c, u, null, n, i), s.push({
						event: c,
						listeners: d
					}));
				}
			}
			if (!(t & 7)) {
				a: {
					if (l = e === "mouseover" || e === "pointerover", c = e === "mouseout" || e === "pointerout", l && n !== En && (u = n.relatedTarget || n.fromElement) && (zt(u) || u[Mt])) break a;
					(c || l) && (u = i.window === i ? i : (l = i.ownerDocument) ? l.defaultView || l.parentWindow : window, c ? (l = n.relatedTarget || n.toElement, c = r, l = l ? zt(l) : null, l !== null && (f = o(l), d = l.tag, l !== f || d !== 5 && d !== 27 && d !== 6) && (l = null)) : (c = null, l = r), c !== l && (d = $n, g = "onMouseLeave", p = "onMouseEnter", m = "mouse", (e === "pointerout" || e === "pointerover") && (d = dr, g = "onPointerLeave", p = "onPointerEnter", m = "pointer"), f = c == null ? u : Vt(c), h = l == null ? u : Vt(l), u = new d(g, m + "leave", c, n, i), u.target = f, u.relatedTarget = h, g = null, zt(i) === r && (d = new d(p, m + "enter", l, n, i), d.target = h, d.relatedTarget = f, g = d), f = g, d = c && l ? te(c, l, Yf) : null, c !== null && Xf(s, u, c, d, !1), l !== null && f !== null && Xf(s, f, l, d, !0)));
				}
				a: {
					if (c = r ? Vt(r) : window, l = c.nodeName && c.nodeName.toLowerCase(), l === "select" || l === "input" && c.type === "file") var _ = Fr;
					else if (Ar(c)) {
						if (Ir) _ = Wr;
						else {
							_ = Hr;
							var v = Vr;
						}
					} else l = c.nodeName, !l || l.toLowerCase() !== "input" || c.type !== "checkbox" && c.type !== "radio" ? r && xn(r.elementType) && (_ = Fr) : _ = Ur;
					if (_ &&= _(e, r)) {
						jr(s, _, n, i);
						break a;
					}
					v && v(e, c, r);
				}
				switch (v = r ? Vt(r) : window, e) {
					case "focusin":
						(Ar(v) || v.contentEditable === "true") && (ti = v, ni = r, ri = null);
						break;
					case "focusout":
						ri = ni = ti = null;
						break;
					case "mousedown":
						ii = !0;
						break;
					case "contextmenu":
					case "mouseup":
					case "dragend":
						ii = !1, ai(s, n, i);
						break;
					case "selectionchange": if (ei) break;
					case "keydown":
					case "keyup": ai(s, n, i);
				}
				var y;
				if (vr) b: {
					switch (e) {
						case "compositionstart":
							var b = "onCompositionStart";
							break b;
						case "compositionend":
							b = "onCompositionEnd";
							break b;
						case "compositionupdate":
							b = "onCompositionUpdate";
							break b;
					}
					b = void 0;
				}
				else Er ? wr(e, n) && (b = "onCompositionEnd") : e === "keydown" && n.keyCode === 229 && (b = "onCompositionStart");
				b && (xr && n.locale !== "ko" && (Er || b !== "onCompositionStart" ? b === "onCompositionEnd" && Er && (y = Bn()) : (Ln = i, Rn = "value" in Ln ? Ln.value : Ln.textContent, Er = !0)), v = Jf(r, b), 0 < v.length && (b = new ir(b, e, null, n, i), s.push({
					event: b,
					listeners: v
				}), y ? b.data = y : (y = Tr(n), y !== null && (b.data = y)))), (y = br ? Dr(e, n) : Or(e, n)) && (b = Jf(r, "onBeforeInput"), 0 < b.length && (v = new ir("onBeforeInput", "beforeinput", null, n, i), s.push({
					event: v,
					listeners: b
				}), v.data = y)), If(s, e, r, n, i);
			}
			Vf(s, t);
		});
	}
	function qf(e, t, n) {
		return {
			instance: e,
			listener: t,
			currentTarget: n
		};
	}
	function Jf(e, t) {
		for (var n = t + "Capture", r = []; e !== null;) {
			var i = e, a = i.stateNode;
			if (i = i.tag, i !== 5 && i !== 26 && i !== 27 || a === null || (i = Nn(e, n), i != null && r.unshift(qf(e, i, a)), i = Nn(e, t), i != null && r.push(qf(e, i, a))), e.tag === 3) return r;
			e = e.return;
		}
		return [];
	}
	function Yf(e) {
		if (e === null) return null;
		do
			e = e.return;
		while (e && e.tag !== 5 && e.tag !== 27);
		return e || null;
	}
	function Xf(e, t, n, r, i) {
		for (var a = t._reactName, o = []; n !== null && n !== r;) {
			var s = n, c = s.alternate, l = s.stateNode;
			if (s = s.tag, c !== null && c === r) break;
			s !== 5 && s !== 26 && s !== 27 || l === null || (c = l, i ? (l = Nn(n, a), l != null && o.unshift(qf(n, l, c))) : i || (l = Nn(n, a), l != null && o.push(qf(n, l, c)))), n = n.return;
		}
		o.length !== 0 && e.push({
			event: t,
			listeners: o
		});
	}
	var Zf = /\r\n?/g, Qf = /\u0000|\uFFFD/g;
	function $f(e) {
		return (typeof e == "string" ? e : "" + e).replace(Zf, "\n").replace(Qf, "");
	}
	function ep(e, t) {
		return t = $f(t), $f(e) === t;
	}
	function $(e, t, n, r, a, o) {
		switch (n) {
			case "children":
				if (typeof r == "string") t === "body" || t === "textarea" && r === "" || _n(e, r);
				else if (typeof r == "number" || typeof r == "bigint") t !== "body" && _n(e, "" + r);
				else return;
				break;
			case "className":
				tn(e, "class", r);
				break;
			case "tabIndex":
				tn(e, "tabindex", r);
				break;
			case "dir":
			case "role":
			case "viewBox":
			case "width":
			case "height":
				tn(e, n, r);
				break;
			case "style":
				bn(e, r, o);
				return;
			case "data": if (t !== "object") {
				tn(e, "data", r);
				break;
			}
			case "src":
			case "href":
				if (r === "" && (t !== "a" || n !== "href") || r == null || typeof r == "function" || typeof r == "symbol" || typeof r == "boolean") {
					e.removeAttribute(n);
					break;
				}
				r = wn(r), e.setAttribute(n, r);
				break;
			case "action":
			case "formAction":
				if (typeof r == "function") {
					e.setAttribute(n, "javascript:throw new Error('A React form was unexpectedly submitted. If you called form.submit() manually, consider using form.requestSubmit() instead. If you\\'re trying to use event.stopPropagation() in a submit event handler, consider also calling event.preventDefault().')");
					break;
				}
				if (typeof o == "function" && (n === "formAction" ? (t !== "input" && $(e, t, "name", a.name, a, null), $(e, t, "formEncType", a.formEncType, a, null), $(e, t, "formMethod", a.formMethod, a, null), $(e, t, "formTarget", a.formTarget, a, null)) : ($(e, t, "encType", a.encType, a, null), $(e, t, "method", a.method, a, null), $(e, t, "target", a.target, a, null))), r == null || typeof r == "symbol" || typeof r == "boolean") {
					e.removeAttribute(n);
					break;
				}
				r = wn(r), e.setAttribute(n, r);
				break;
			case "onClick":
				r != null && (e.onclick = Tn);
				return;
			case "onScroll":
				r != null && Q("scroll", e);
				return;
			case "onScrollEnd":
				r != null && Q("scrollend", e);
				return;
			case "dangerouslySetInnerHTML":
				if (r != null) {
					if (typeof r != "object" || !("__html" in r)) throw Error(i(61));
					if (n = r.__html, n != null) {
						if (a.children != null) throw Error(i(60));
						o?.__html !== n && (e.innerHTML = n);
					}
				}
				break;
			case "multiple":
				e.multiple = r && typeof r != "function" && typeof r != "symbol";
				break;
			case "muted":
				e.muted = r && typeof r != "function" && typeof r != "symbol";
				break;
			case "suppressContentEditableWarning":
			case "suppressHydrationWarning":
			case "defaultValue":
			case "defaultChecked":
			case "innerHTML":
			case "ref": break;
			case "autoFocus": break;
			case "xlinkHref":
				if (r == null || typeof r == "function" || typeof r == "boolean" || typeof r == "symbol") {
					e.removeAttribute("xlink:href");
					break;
				}
				n = wn(r), e.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", n);
				break;
			case "contentEditable":
			case "spellCheck":
			case "draggable":
			case "value":
			case "autoReverse":
			case "externalResourcesRequired":
			case "focusable":
			case "preserveAlpha":
				r != null && typeof r != "function" && typeof r != "symbol" ? e.setAttribute(n, r) : e.removeAttribute(n);
				break;
			case "inert":
			case "allowFullScreen":
			case "async":
			case "autoPlay":
			case "controls":
			case "credentialless":
			case "default":
			case "defer":
			case "disabled":
			case "disablePictureInPicture":
			case "disableRemotePlayback":
			case "formNoValidate":
			case "hidden":
			case "loop":
			case "noModule":
			case "noValidate":
			case "open":
			case "playsInline":
			case "readOnly":
			case "required":
			case "reversed":
			case "scoped":
			case "seamless":
			case "itemScope":
				r && typeof r != "function" && typeof r != "symbol" ? e.setAttribute(n, "") : e.removeAttribute(n);
				break;
			case "capture":
			case "download":
				!0 === r ? e.setAttribute(n, "") : !1 !== r && r != null && typeof r != "function" && typeof r != "symbol" ? e.setAttribute(n, r) : e.removeAttribute(n);
				break;
			case "cols":
			case "rows":
			case "size":
			case "span":
				r != null && typeof r != "function" && typeof r != "symbol" && !isNaN(r) && 1 <= r ? e.setAttribute(n, r) : e.removeAttribute(n);
				break;
			case "rowSpan":
			case "start":
				r == null || typeof r == "function" || typeof r == "symbol" || isNaN(r) ? e.removeAttribute(n) : e.setAttribute(n, r);
				break;
			case "popover":
				Q("beforetoggle", e), Q("toggle", e), en(e, "popover", r);
				break;
			case "xlinkActuate":
				nn(e, "http://www.w3.org/1999/xlink", "xlink:actuate", r);
				break;
			case "xlinkArcrole":
				nn(e, "http://www.w3.org/1999/xlink", "xlink:arcrole", r);
				break;
			case "xlinkRole":
				nn(e, "http://www.w3.org/1999/xlink", "xlink:role", r);
				break;
			case "xlinkShow":
				nn(e, "http://www.w3.org/1999/xlink", "xlink:show", r);
				break;
			case "xlinkTitle":
				nn(e, "http://www.w3.org/1999/xlink", "xlink:title", r);
				break;
			case "xlinkType":
				nn(e, "http://www.w3.org/1999/xlink", "xlink:type", r);
				break;
			case "xmlBase":
				nn(e, "http://www.w3.org/XML/1998/namespace", "xml:base", r);
				break;
			case "xmlLang":
				nn(e, "http://www.w3.org/XML/1998/namespace", "xml:lang", r);
				break;
			case "xmlSpace":
				nn(e, "http://www.w3.org/XML/1998/namespace", "xml:space", r);
				break;
			case "is":
				en(e, "is", r);
				break;
			case "innerText":
			case "textContent": return;
			default: if (!(2 < n.length) || n[0] !== "o" && n[0] !== "O" || n[1] !== "n" && n[1] !== "N") n = Sn.get(n) || n, en(e, n, r);
			else return;
		}
		k = !0;
	}
	function tp(e, t, n, r, a, o) {
		switch (n) {
			case "style":
				bn(e, r, o);
				return;
			case "dangerouslySetInnerHTML":
				if (r != null) {
					if (typeof r != "object" || !("__html" in r)) throw Error(i(61));
					if (n = r.__html, n != null) {
						if (a.children != null) throw Error(i(60));
						o?.__html !== n && (e.innerHTML = n);
					}
				}
				break;
			case "children":
				if (typeof r == "string") _n(e, r);
				else if (typeof r == "number" || typeof r == "bigint") _n(e, "" + r);
				else return;
				break;
			case "onScroll":
				r != null && Q("scroll", e);
				return;
			case "onScrollEnd":
				r != null && Q("scrollend", e);
				return;
			case "onClick":
				r != null && (e.onclick = Tn);
				return;
			case "suppressContentEditableWarning":
			case "suppressHydrationWarning":
			case "innerHTML":
			case "ref": return;
			case "innerText":
			case "textContent": return;
			default:
				if (!Object.hasOwn(Kt, n)) a: {
					if (n[0] === "o" && n[1] === "n" && (a = n.endsWith("Capture"), o = n.slice(2, a ? n.length - 7 : void 0), t = e[jt] || null, t = t == null ? null : t[n], typeof t == "function" && e.removeEventListener(o, t, a), typeof r == "function")) {
						typeof t != "function" && t !== null && (n in e ? e[n] = null : e.hasAttribute(n) && e.removeAttribute(n)), e.addEventListener(o, r, a);
						break a;
					}
					k = !0, n in e ? e[n] = r : !0 === r ? e.setAttribute(n, "") : en(e, n, r);
				}
				return;
		}
		k = !0;
	}
	function np(e, t, n) {
		switch (t) {
			case "div":
			case "span":
			case "svg":
			case "path":
			case "a":
			case "g":
			case "p":
			case "li": break;
			case "img":
				Q("error", e), Q("load", e);
				var r = !1, a = !1, o;
				for (o in n) if (Object.hasOwn(n, o)) {
					var s = n[o];
					if (s != null) switch (o) {
						case "src":
							r = !0;
							break;
						case "srcSet":
							a = !0;
							break;
						case "children":
						case "dangerouslySetInnerHTML": throw Error(i(137, t));
						default: $(e, t, o, s, n, null);
					}
				}
				a && $(e, t, "srcSet", n.srcSet, n, null), r && $(e, t, "src", n.src, n, null);
				return;
			case "input":
				Q("invalid", e);
				var c = o = s = a = null, l = null, u = null;
				for (r in n) if (Object.hasOwn(n, r)) {
					var d = n[r];
					if (d != null) switch (r) {
						case "name":
							a = d;
							break;
						case "type":
							s = d;
							break;
						case "checked":
							l = d;
							break;
						case "defaultChecked":
							u = d;
							break;
						case "value":
							o = d;
							break;
						case "defaultValue":
							c = d;
							break;
						case "children":
						case "dangerouslySetInnerHTML":
							if (d != null) throw Error(i(137, t));
							break;
						default: $(e, t, r, d, n, null);
					}
				}
				fn(e, o, c, l, u, s, a, !1);
				return;
			case "select":
				for (a in Q("invalid", e), r = s = o = null, n) if (Object.hasOwn(n, a) && (c = n[a], c != null)) switch (a) {
					case "value":
						o = c;
						break;
					case "defaultValue":
						s = c;
						break;
					case "multiple": r = c;
					default: $(e, t, a, c, n, null);
				}
				t = o, n = s, e.multiple = !!r, t == null ? n != null && mn(e, !!r, n, !0) : mn(e, !!r, t, !1);
				return;
			case "textarea":
				for (s in Q("invalid", e), o = a = r = null, n) if (Object.hasOwn(n, s) && (c = n[s], c != null)) switch (s) {
					case "value":
						r = c;
						break;
					case "defaultValue":
						a = c;
						break;
					case "children":
						o = c;
						break;
					case "dangerouslySetInnerHTML":
						if (c != null) throw Error(i(91));
						break;
					default: $(e, t, s, c, n, null);
				}
				gn(e, r, a, o);
				return;
			case "option":
				for (l in n) if (Object.hasOwn(n, l) && (r = n[l], r != null)) switch (l) {
					case "selected":
						e.selected = r && typeof r != "function" && typeof r != "symbol";
						break;
					default: $(e, t, l, r, n, null);
				}
				return;
			case "dialog":
				Q("beforetoggle", e), Q("toggle", e), Q("cancel", e), Q("close", e);
				break;
			case "iframe":
			case "object":
				Q("load", e);
				break;
			case "video":
			case "audio":
				for (r = 0; r < zf.length; r++) Q(zf[r], e);
				break;
			case "image":
				Q("error", e), Q("load", e);
				break;
			case "details":
				Q("toggle", e);
				break;
			case "embed":
			case "source":
			case "link": Q("error", e), Q("load", e);
			case "area":
			case "base":
			case "br":
			case "col":
			case "hr":
			case "keygen":
			case "meta":
			case "param":
			case "track":
			case "wbr":
			case "menuitem":
				for (u in n) if (Object.hasOwn(n, u) && (r = n[u], r != null)) switch (u) {
					case "children":
					case "dangerouslySetInnerHTML": throw Error(i(137, t));
					default: $(e, t, u, r, n, null);
				}
				return;
			default: if (xn(t)) {
				for (d in n) Object.hasOwn(n, d) && (r = n[d], r !== void 0 && tp(e, t, d, r, n, void 0));
				return;
			}
		}
		for (c in n) Object.hasOwn(n, c) && (r = n[c], r != null && $(e, t, c, r, n, null));
	}
	var rp = {};
	function ip(e, t, n, r) {
		switch (t) {
			case "div":
			case "span":
			case "svg":
			case "path":
			case "a":
			case "g":
			case "p":
			case "li": break;
			case "input":
				var a = null, o = null, s = null, c = null, l = null, u = null, d = null;
				for (m in n) {
					var f = n[m];
					if (Object.hasOwn(n, m) && f != null) switch (m) {
						case "checked": break;
						case "value": break;
						case "defaultValue": l = f;
						default: Object.hasOwn(r, m) || $(e, t, m, null, r, f);
					}
				}
				for (var p in r) {
					var m = r[p];
					if (f = n[p], Object.hasOwn(r, p) && (m != null || f != null)) switch (p) {
						case "type":
							m !== f && (k = !0), o = m;
							break;
						case "name":
							m !== f && (k = !0), a = m;
							break;
						case "checked":
							m !== f && (k = !0), u = m;
							break;
						case "defaultChecked":
							m !== f && (k = !0), d = m;
							break;
						case "value":
							m !== f && (k = !0), s = m;
							break;
						case "defaultValue":
							m !== f && (k = !0), c = m;
							break;
						case "children":
						case "dangerouslySetInnerHTML":
							if (m != null) throw Error(i(137, t));
							break;
						default: m !== f && $(e, t, p, m, r, f);
					}
				}
				dn(e, s, c, l, u, d, o, a);
				return;
			case "select":
				for (o in m = s = c = p = null, n) if (l = n[o], Object.hasOwn(n, o) && l != null) switch (o) {
					case "value": break;
					case "multiple": m = l;
					default: Object.hasOwn(r, o) || $(e, t, o, null, r, l);
				}
				for (a in r) if (o = r[a], l = n[a], Object.hasOwn(r, a) && (o != null || l != null)) switch (a) {
					case "value":
						o !== l && (k = !0), p = o;
						break;
					case "defaultValue":
						o !== l && (k = !0), c = o;
						break;
					case "multiple": o !== l && (k = !0), s = o;
					default: o !== l && $(e, t, a, o, r, l);
				}
				t = c, n = s, r = m, p == null ? !!r != !!n && (t == null ? mn(e, !!n, n ? [] : "", !1) : mn(e, !!n, t, !0)) : mn(e, !!n, p, !1);
				return;
			case "textarea":
				for (c in m = p = null, n) if (a = n[c], Object.hasOwn(n, c) && a != null && !Object.hasOwn(r, c)) switch (c) {
					case "value": break;
					case "children": break;
					default: $(e, t, c, null, r, a);
				}
				for (s in r) if (a = r[s], o = n[s], Object.hasOwn(r, s) && (a != null || o != null)) switch (s) {
					case "value":
						a !== o && (k = !0), p = a;
						break;
					case "defaultValue":
						a !== o && (k = !0), m = a;
						break;
					case "children": break;
					case "dangerouslySetInnerHTML":
						if (a != null) throw Error(i(91));
						break;
					default: a !== o && $(e, t, s, a, r, o);
				}
				hn(e, p, m);
				return;
			case "option":
				for (var h in n) if (p = n[h], Object.hasOwn(n, h) && p != null && !Object.hasOwn(r, h)) switch (h) {
					case "selected":
						e.selected = !1;
						break;
					default: $(e, t, h, null, r, p);
				}
				for (l in r) if (p = r[l], m = n[l], Object.hasOwn(r, l) && p !== m && (p != null || m != null)) switch (l) {
					case "selected":
						p !== m && (k = !0), e.selected = p && typeof p != "function" && typeof p != "symbol";
						break;
					default: $(e, t, l, p, r, m);
				}
				return;
			case "img":
			case "link":
			case "area":
			case "base":
			case "br":
			case "col":
			case "embed":
			case "hr":
			case "keygen":
			case "meta":
			case "param":
			case "source":
			case "track":
			case "wbr":
			case "menuitem":
				for (var g in n) p = n[g], Object.hasOwn(n, g) && p != null && !Object.hasOwn(r, g) && $(e, t, g, null, r, p);
				for (u in r) if (p = r[u], m = n[u], Object.hasOwn(r, u) && p !== m && (p != null || m != null)) switch (u) {
					case "children":
					case "dangerouslySetInnerHTML":
						if (p != null) throw Error(i(137, t));
						break;
					default: $(e, t, u, p, r, m);
				}
				return;
			default: if (xn(t)) {
				for (var _ in n) p = n[_], Object.hasOwn(n, _) && p !== void 0 && !Object.hasOwn(r, _) && tp(e, t, _, void 0, r, p);
				for (d in r) p = r[d], m = n[d], !Object.hasOwn(r, d) || p === m || p === void 0 && m === void 0 || tp(e, t, d, p, r, m);
				return;
			}
		}
		for (var v in n) p = n[v], Object.hasOwn(n, v) && p != null && !Object.hasOwn(r, v) && $(e, t, v, null, r, p);
		for (f in r) p = r[f], m = n[f], !Object.hasOwn(r, f) || p === m || p == null && m == null || $(e, t, f, p, r, m);
	}
	function ap(e) {
		switch (e) {
			case "css":
			case "script":
			case "font":
			case "img":
			case "image":
			case "input":
			case "link": return !0;
			default: return !1;
		}
	}
	function op() {
		if (typeof performance.getEntriesByType == "function") {
			for (var e = 0, t = 0, n = performance.getEntriesByType("resource"), r = 0; r < n.length; r++) {
				var i = n[r], a = i.transferSize, o = i.initiatorType, s = i.duration;
				if (a && s && ap(o)) {
					for (o = 0, s = i.responseEnd, r += 1; r < n.length; r++) {
						var c = n[r], l = c.startTime;
						if (l > s) break;
						var u = c.transferSize, d = c.initiatorType;
						u && ap(d) && (c = c.responseEnd, o += u * (c < s ? 1 : (s - l) / (c - l)));
					}
					if (--r, t += 8 * (a + o) / (i.duration / 1e3), e++, 10 < e) break;
				}
			}
			if (0 < e) return t / e / 1e6;
		}
		return navigator.connection && (e = navigator.connection.downlink, typeof e == "number") ? e : 5;
	}
	var sp = null, cp = null;
	function lp(e) {
		return e.nodeType === 9 ? e : e.ownerDocument;
	}
	function up(e) {
		switch (e) {
			case "http://www.w3.org/2000/svg": return 1;
			case "http://www.w3.org/1998/Math/MathML": return 2;
			default: return 0;
		}
	}
	function dp(e, t) {
		if (e === 0) switch (t) {
			case "svg": return 1;
			case "math": return 2;
			default: return 0;
		}
		return e === 1 && t === "foreignObject" ? 0 : e;
	}
	function fp(e, t, n, r) {
		return n = lp(n).createElement(e), n[At] = r, n[jt] = t, np(n, e, t), Ut(n), n;
	}
	function pp(e, t) {
		return e === "textarea" || e === "noscript" || typeof t.children == "string" || typeof t.children == "number" || typeof t.children == "bigint" || typeof t.dangerouslySetInnerHTML == "object" && t.dangerouslySetInnerHTML !== null && t.dangerouslySetInnerHTML.__html != null;
	}
	var mp = null;
	function hp() {
		var e = window.event;
		return e && e.type === "popstate" ? e !== mp && (mp = e, !0) : (mp = null, !1);
	}
	var gp = typeof setTimeout == "function" ? setTimeout : void 0, _p = typeof clearTimeout == "function" ? clearTimeout : void 0, vp = typeof Promise == "function" ? Promise : void 0, yp = typeof requestAnimationFrame == "function" ? requestAnimationFrame : gp, bp = typeof queueMicrotask == "function" ? queueMicrotask : vp === void 0 ? gp : ((e) => vp.resolve(null).then(e).catch(xp));
	function xp(e) {
		setTimeout(() => {
			throw e;
		});
	}
	function Sp(e) {
		return e === "head";
	}
	function Cp(e, t) {
		var n = t, r = 0;
		do {
			var i = n.nextSibling;
			if (e.removeChild(n), i && i.nodeType === 8) {
				if (n = i.data, n === "/$" || n === "/&") {
					if (r === 0) {
						e.removeChild(i), Hh(t);
						return;
					}
					r--;
				} else if (n === "$" || n === "$?" || n === "$~" || n === "$!" || n === "&") r++;
				else if (n === "html") _m(e.ownerDocument.documentElement);
				else if (n === "head") {
					n = e.ownerDocument.head, _m(n);
					for (var a = n.firstChild; a;) {
						var o = a.nextSibling, s = a.nodeName;
						a[It] || s === "SCRIPT" || s === "STYLE" || s === "LINK" && a.rel.toLowerCase() === "stylesheet" || n.removeChild(a), a = o;
					}
				} else n === "body" && _m(e.ownerDocument.body);
			}
			n = i;
		} while (n);
		Hh(t);
	}
	function wp(e, t) {
		var n = e;
		e = 0;
		do {
			var r = n.nextSibling;
			if (n.nodeType === 1 ? t ? (n._stashedDisplay = n.style.display, n.style.display = "none") : (n.style.display = n._stashedDisplay || "", n.getAttribute("style") === "" && n.removeAttribute("style")) : n.nodeType === 3 && (t ? (n._stashedText = n.nodeValue, n.nodeValue = "") : n.nodeValue = n._stashedText || ""), r && r.nodeType === 8) {
				if (n = r.data, n === "/$") {
					if (e === 0) break;
					e--;
				} else n !== "$" && n !== "$?" && n !== "$~" && n !== "$!" || e++;
			}
			n = r;
		} while (n);
	}
	function Tp(e, t, n) {
		if (t = CSS.escape(t) === t ? t : "r-" + btoa(t).replace(/=/g, ""), e.style.viewTransitionName = t, n != null && (e.style.viewTransitionClass = n), n = getComputedStyle(e), n.display === "inline") {
			if (t = e.getClientRects(), t.length === 1) var r = 1;
			else for (var i = r = 0; i < t.length; i++) {
				var a = t[i];
				0 < a.width && 0 < a.height && r++;
			}
			r === 1 && (e = e.style, e.display = t.length === 1 ? "inline-block" : "block", e.marginTop = "-" + n.paddingTop, e.marginBottom = "-" + n.paddingBottom);
		}
	}
	function Ep(e, t) {
		e = e.style, t = t.style;
		var n = t == null ? null : Object.hasOwn(t, "viewTransitionName") ? t.viewTransitionName : Object.hasOwn(t, "view-transition-name") ? t["view-transition-name"] : null;
		e.viewTransitionName = n == null || typeof n == "boolean" ? "" : ("" + n).trim(), n = t == null ? null : Object.hasOwn(t, "viewTransitionClass") ? t.viewTransitionClass : Object.hasOwn(t, "view-transition-class") ? t["view-transition-class"] : null, e.viewTransitionClass = n == null || typeof n == "boolean" ? "" : ("" + n).trim(), e.display === "inline-block" && (t == null ? e.display = e.margin = "" : (n = t.display, e.display = n == null || typeof n == "boolean" ? "" : n, n = t.margin, n == null ? (n = Object.hasOwn(t, "marginTop") ? t.marginTop : t["margin-top"], e.marginTop = n == null || typeof n == "boolean" ? "" : n, t = Object.hasOwn(t, "marginBottom") ? t.marginBottom : t["margin-bottom"], e.marginBottom = t == null || typeof t == "boolean" ? "" : t) : e.margin = n));
	}
	function Dp(e, t, n) {
		return n = n.ownerDocument.defaultView, {
			rect: e,
			abs: t.position === "absolute" || t.position === "fixed",
			clip: t.clipPath !== "none" || t.overflow !== "visible" || t.filter !== "none" || t.mask !== "none" || t.mask !== "none" || t.borderRadius !== "0px",
			view: 0 <= e.bottom && 0 <= e.right && e.top <= n.innerHeight && e.left <= n.innerWidth
		};
	}
	function Op(e) {
		return Dp(e.getBoundingClientRect(), getComputedStyle(e), e);
	}
	function kp(e) {
		var t = e.getBoundingClientRect();
		t = new DOMRect(t.x + 2e4, t.y + 2e4, t.width, t.height);
		var n = getComputedStyle(e);
		return Dp(t, n, e);
	}
	function Ap(e) {
		return e.documentElement.clientHeight;
	}
	function jp(e) {
		this.addEventListener("load", e), this.addEventListener("error", e);
	}
	function Mp(e, t, n, r, i, a, o, s, c) {
		var l = t.nodeType === 9 ? t : t.ownerDocument;
		try {
			var u = l.startViewTransition({
				update: () => {
					var t = l.defaultView, n = t.navigation && t.navigation.transition, o = l.fonts.status;
					r();
					var s = [];
					if (o === "loaded" && (Ap(l), l.fonts.status === "loading" && s.push(l.fonts.ready)), o = s.length, e !== null) for (var c = e.suspenseyImages, u = 0, d = 0; d < c.length; d++) {
						var f = c[d];
						if (!f.complete) {
							var p = f.getBoundingClientRect();
							if (0 < p.bottom && 0 < p.right && p.top < t.innerHeight && p.left < t.innerWidth) {
								if (u += Xm(f), u > $m) {
									s.length = o;
									break;
								}
								f = new Promise(jp.bind(f)), s.push(f);
							}
						}
					}
					if (0 < s.length) return t = Promise.race([Promise.all(s), new Promise((e) => setTimeout(e, 500))]).then(i, i), (n ? Promise.allSettled([n.finished, t]) : t).then(a, a);
					if (i(), n) return n.finished.then(a, a);
					a();
				},
				types: n
			});
			l.__reactViewTransition = u;
			var d = [];
			return u.ready.then(() => {
				for (var e = l.documentElement.getAnimations({ subtree: !0 }), t = 0; t < e.length; t++) {
					var n = e[t], r = n.effect, i = r.pseudoElement;
					if (i != null && i.startsWith("::view-transition")) {
						d.push(n), n = r.getKeyframes();
						for (var a = i = void 0, s = !0, c = 0; c < n.length; c++) {
							var u = n[c], f = u.width;
							if (i === void 0) i = f;
							else if (i !== f) {
								s = !1;
								break;
							}
							if (f = u.height, a === void 0) a = f;
							else if (a !== f) {
								s = !1;
								break;
							}
							delete u.width, delete u.height, u.transform === "none" && delete u.transform;
						}
						s && i !== void 0 && a !== void 0 && (r.setKeyframes(n), s = getComputedStyle(r.target, r.pseudoElement), s.width !== i || s.height !== a) && (s = n[0], s.width = i, s.height = a, s = n[n.length - 1], s.width = i, s.height = a, r.setKeyframes(n));
					}
				}
				o();
			}, (e) => {
				l.__reactViewTransition === u && (l.__reactViewTransition = null);
				try {
					if (typeof e == "object" && e) switch (e.name) {
						case "InvalidStateError": (e.message === "View transition was skipped because document visibility state is hidden." || e.message === "Skipping view transition because document visibility state has become hidden." || e.message === "Skipping view transition because viewport size changed." || e.message === "Transition was aborted because of invalid state") && (e = null);
					}
					e !== null && c(e);
				} finally {
					r(), i(), o();
				}
			}), u.finished.finally(() => {
				for (var e = 0; e < d.length; e++) d[e].cancel();
				l.__reactViewTransition === u && (l.__reactViewTransition = null), s();
			}), u;
		} catch {
			return r(), i(), o(), null;
		}
	}
	function Np(e, t) {
		this._scope = document.documentElement, this._selector = "::view-transition-" + e + "(" + t + ")";
	}
	Np.prototype.animate = function(e, t) {
		return t = typeof t == "number" ? { duration: t } : S({}, t), t.pseudoElement = this._selector, this._scope.animate(e, t);
	}, Np.prototype.getAnimations = function() {
		for (var e = this._scope, t = this._selector, n = e.getAnimations({ subtree: !0 }), r = [], i = 0; i < n.length; i++) {
			var a = n[i].effect;
			a !== null && a.target === e && a.pseudoElement === t && r.push(n[i]);
		}
		return r;
	}, Np.prototype.getComputedStyle = function() {
		return getComputedStyle(this._scope, this._selector);
	};
	function Pp(e) {
		return {
			name: e,
			group: new Np("group", e),
			imagePair: new Np("image-pair", e),
			old: new Np("old", e),
			new: new Np("new", e)
		};
	}
	function Fp(e) {
		this._fragmentFiber = e, this._observers = this._eventListeners = null;
	}
	Fp.prototype.addEventListener = function(e, t, n) {
		var r = null, i = null;
		if (!(n != null && typeof n != "boolean" && (r = n.signal || null, r !== null && r.aborted))) {
			this._eventListeners === null && (this._eventListeners = []);
			var a = this._eventListeners;
			if (Bp(a, e, t, n) === -1) {
				var o = this, s = t;
				n != null && typeof n != "boolean" && !0 === n.once && (s = function(r) {
					o.removeEventListener(e, t, n), typeof t == "function" ? t.call(this, r) : t.handleEvent(r);
				}), r !== null && (i = o.removeEventListener.bind(o, e, t, n), r.addEventListener("abort", i, { once: !0 }), i = r.removeEventListener.bind(r, "abort", i)), r = Rp(n), a.push({
					type: e,
					listener: t,
					optionsOrUseCapture: n,
					attachedListener: s,
					cleanup: i
				}), f(this._fragmentFiber.child, !1, Ip, e, s, r);
			}
			this._eventListeners = a;
		}
	};
	function Ip(e, t, n, r) {
		return _(e).addEventListener(t, n, r), !1;
	}
	Fp.prototype.removeEventListener = function(e, t, n) {
		var r = this._eventListeners;
		if (r !== null && (t = Bp(r, e, t, n), t !== -1)) {
			var i = r[t];
			n = i.attachedListener;
			var a = i.cleanup;
			i = Rp(i.optionsOrUseCapture), f(this._fragmentFiber.child, !1, Lp, e, n, i), r.splice(t, 1), a !== null && a();
		}
	};
	function Lp(e, t, n, r) {
		return _(e).removeEventListener(t, n, r), !1;
	}
	function Rp(e) {
		return e != null && typeof e != "boolean" && (!0 === e.once || e.signal instanceof AbortSignal) ? {
			capture: e.capture,
			passive: e.passive
		} : e;
	}
	function zp(e) {
		return e == null ? "c=0" : typeof e == "boolean" ? "c=" + (e ? "1" : "0") : "c=" + (e.capture ? "1" : "0");
	}
	function Bp(e, t, n, r) {
		if (e.length === 0) return -1;
		r = zp(r);
		for (var i = 0; i < e.length; i++) {
			var a = e[i];
			if (a.type === t && a.listener === n && zp(a.optionsOrUseCapture) === r) return i;
		}
		return -1;
	}
	Fp.prototype.dispatchEvent = function(e) {
		var t = p(this._fragmentFiber);
		if (t === null) return !0;
		t = _(t);
		var n = this._eventListeners;
		if (n !== null && 0 < n.length || !e.bubbles) {
			var r = t.nodeType === 9 ? t.createComment("") : document.createTextNode("");
			if (n) for (var i = 0; i < n.length; i++) {
				var a = n[i];
				r.addEventListener(a.type, a.attachedListener, Rp(a.optionsOrUseCapture));
			}
			if (t.appendChild(r), e = r.dispatchEvent(e), n) for (i = 0; i < n.length; i++) a = n[i], r.removeEventListener(a.type, a.attachedListener, Rp(a.optionsOrUseCapture));
			return t.removeChild(r), e;
		}
		return t.dispatchEvent(e);
	}, Fp.prototype.focus = function(e) {
		f(this._fragmentFiber.child, !0, Vp, e, void 0, void 0);
	};
	function Vp(e, t) {
		return e.tag !== 6 && (e = _(e), pm(e, t));
	}
	Fp.prototype.focusLast = function(e) {
		var t = [];
		f(this._fragmentFiber.child, !0, Hp, t, void 0, void 0);
		for (var n = t.length - 1; 0 <= n && !Vp(t[n], e); n--);
	};
	function Hp(e, t) {
		return t.push(e), !1;
	}
	Fp.prototype.blur = function() {
		var e = p(this._fragmentFiber);
		e !== null && (e = _(e), e = lp(e).activeElement, e !== null && f(this._fragmentFiber.child, !1, Up, e, void 0, void 0));
	};
	function Up(e, t) {
		return e.tag !== 6 && (e = _(e), e === t || e.contains(t) ? (t.blur(), !0) : !1);
	}
	Fp.prototype.observeUsing = function(e) {
		this._observers === null && (this._observers = /* @__PURE__ */ new Set()), this._observers.add(e), f(this._fragmentFiber.child, !1, Wp, e, void 0, void 0);
	};
	function Wp(e, t) {
		return e.tag === 6 || (e = _(e), t.observe(e)), !1;
	}
	Fp.prototype.unobserveUsing = function(e) {
		var t = this._observers;
		if (t !== null && t.has(e)) {
			t.delete(e), f(this._fragmentFiber.child, !1, Gp, e, void 0, void 0);
			for (var n = t = 0; n < Kp.length; n++) {
				var r = Kp[n];
				r.fragmentInstance === this && r.observer === e ? e.unobserve(r.instance) : Kp[t++] = r;
			}
			Kp.length = t;
		}
	};
	function Gp(e, t) {
		return e.tag === 6 || (e = _(e), t.unobserve(e)), !1;
	}
	var Kp = [], qp = !1;
	function Jp(e, t, n) {
		Kp.push({
			fragmentInstance: e,
			observer: t,
			instance: n
		}), qp || (qp = !0, mm(() => {
			qp = !1;
			var e = Kp;
			Kp = [];
			for (var t = 0; t < e.length; t++) {
				var n = e[t];
				n.observer.unobserve(n.instance);
			}
		}));
	}
	Fp.prototype.getClientRects = function() {
		var e = [];
		return f(this._fragmentFiber.child, !1, Yp, e, void 0, void 0), e;
	};
	function Yp(e, t) {
		if (e.tag === 6) {
			e = e.stateNode;
			var n = e.ownerDocument.createRange();
			n.selectNodeContents(e), t.push.apply(t, n.getClientRects());
		} else e = _(e), t.push.apply(t, e.getClientRects());
		return !1;
	}
	Fp.prototype.getRootNode = function(e) {
		var t = p(this._fragmentFiber);
		return t === null ? this : _(t).getRootNode(e);
	}, Fp.prototype.compareDocumentPosition = function(e) {
		var t = p(this._fragmentFiber);
		if (t === null) return Node.DOCUMENT_POSITION_DISCONNECTED;
		var n = [];
		f(this._fragmentFiber.child, !1, Hp, n, void 0, void 0);
		var r = _(t);
		if (n.length === 0) {
			if (n = r, m(this._fragmentFiber)) {
				a: {
					for (t = this._fragmentFiber.return; t !== null;) {
						if (t.tag === 4) {
							t = t.stateNode.containerInfo;
							break a;
						}
						if (t.tag === 3 || t.tag === 5 || t.tag === 27) break;
						t = t.return;
					}
					t = null;
				}
				t != null && (n = t);
			}
			t = this._fragmentFiber;
			var i = r = n.compareDocumentPosition(e);
			return n === e ? i = Node.DOCUMENT_POSITION_CONTAINS : r & Node.DOCUMENT_POSITION_CONTAINED_BY && (n = h(t)[1], n === null ? i = Node.DOCUMENT_POSITION_PRECEDING : (e = _(n).compareDocumentPosition(e), i = e === 0 || e & Node.DOCUMENT_POSITION_FOLLOWING ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING)), i |= Node.DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC;
		}
		t = _(n[0]), i = _(n[n.length - 1]);
		var a = m(this._fragmentFiber) ? t.parentElement : r;
		if (a == null) return Node.DOCUMENT_POSITION_DISCONNECTED;
		r = a.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_CONTAINED_BY, a = a.compareDocumentPosition(i) & Node.DOCUMENT_POSITION_CONTAINED_BY;
		var o = t.compareDocumentPosition(e), s = i.compareDocumentPosition(e), c = o & Node.DOCUMENT_POSITION_CONTAINED_BY || s & Node.DOCUMENT_POSITION_CONTAINED_BY;
		return s = r && a && o & Node.DOCUMENT_POSITION_FOLLOWING && s & Node.DOCUMENT_POSITION_PRECEDING, t = r && t === e || a && i === e || c || s ? Node.DOCUMENT_POSITION_CONTAINED_BY : !r && t === e || !a && i === e ? Node.DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC : o, t & Node.DOCUMENT_POSITION_DISCONNECTED || t & Node.DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC || Xp(t, this._fragmentFiber, n[0], n[n.length - 1], e) ? t : Node.DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC;
	};
	function Xp(e, t, n, r, i) {
		var a = zt(i);
		if (e & Node.DOCUMENT_POSITION_CONTAINED_BY) {
			if (n = !!a) a: {
				for (; a !== null;) {
					if (a.tag === 7 && (a === t || a.alternate === t)) {
						n = !0;
						break a;
					}
					a = a.return;
				}
				n = !1;
			}
			return n;
		}
		if (e & Node.DOCUMENT_POSITION_CONTAINS) {
			if (a === null) return a = i.ownerDocument, i === a || i === a.documentElement || i === a.body;
			a: {
				for (a = t, t = p(t); a !== null;) {
					if (!(a.tag !== 5 && a.tag !== 3 && a.tag !== 27 || a !== t && a.alternate !== t)) {
						a = !0;
						break a;
					}
					a = a.return;
				}
				a = !1;
			}
			return a;
		}
		return e & Node.DOCUMENT_POSITION_PRECEDING ? ((t = !!a) && !(t = a === n) && (t = te(n, a, x), t === null ? t = !1 : (f(t, !0, b, a, n), a = v, v = null, t = a !== null)), t) : e & Node.DOCUMENT_POSITION_FOLLOWING ? ((t = !!a) && !(t = a === r) && (t = te(r, a, x), t === null ? t = !1 : (f(t, !0, ee, a, r), a = v, y = v = null, t = a !== null)), t) : !1;
	}
	function Zp(e, t) {
		var n = e.ownerDocument.createRange();
		n.selectNodeContents(e), e = n.getBoundingClientRect(), window.scrollTo(window.scrollX + e.left, t ? window.scrollY + e.top : window.scrollY + e.bottom - window.innerHeight);
	}
	Fp.prototype.scrollIntoView = function(e) {
		if (typeof e == "object") throw Error(i(566));
		var t = [];
		f(this._fragmentFiber.child, !1, Hp, t, void 0, void 0);
		var n = !1 !== e;
		if (t.length === 0) {
			var r = h(this._fragmentFiber);
			if (r = n ? r[1] || r[0] || p(this._fragmentFiber) : r[0] || r[1], r === null) return;
			if (r.tag === 6) {
				e = _(r), Zp(e, n);
				return;
			}
			if (r = _(r), r.nodeType !== 9) {
				if (r.nodeType === 11) {
					n = "host" in r ? r.host : null, n !== null && n.scrollIntoView(e);
					return;
				}
				r.scrollIntoView(e);
			}
		}
		for (r = n ? t.length - 1 : 0; r !== (n ? -1 : t.length);) {
			var a = t[r];
			a.tag === 6 ? (a = _(a), Zp(a, n)) : _(a).scrollIntoView(e), r += n ? -1 : 1;
		}
	};
	function Qp(e, t) {
		return e = _(e), $p(e, t), !1;
	}
	function $p(e, t) {
		e.reactFragments ??= /* @__PURE__ */ new Set(), e.reactFragments.add(t);
	}
	function em(e, t) {
		var n = t._eventListeners;
		if (n !== null) for (var r = 0; r < n.length; r++) {
			var i = n[r];
			e.addEventListener(i.type, i.attachedListener, Rp(i.optionsOrUseCapture));
		}
		e.nodeType !== 3 && (n = t._observers, n !== null && n.forEach((n) => {
			for (var r = 0, i = 0; i < Kp.length; i++) {
				var a = Kp[i];
				(a.fragmentInstance !== t || a.observer !== n || a.instance !== e) && (Kp[r++] = a);
			}
			Kp.length = r, n.observe(e);
		}), $p(e, t));
	}
	function tm(e, t) {
		var n = t._eventListeners;
		if (n !== null) for (var r = 0; r < n.length; r++) {
			var i = n[r];
			e.removeEventListener(i.type, i.attachedListener, Rp(i.optionsOrUseCapture));
		}
		e.nodeType !== 3 && (n = t._observers, n !== null && n.forEach((n) => {
			typeof n.rootMargin == "string" ? Jp(t, n, e) : n.unobserve(e);
		}), e.reactFragments != null && e.reactFragments.delete(t));
	}
	function nm(e) {
		var t = e.firstChild;
		for (t && t.nodeType === 10 && (t = t.nextSibling); t;) {
			var n = t;
			switch (t = t.nextSibling, n.nodeName) {
				case "HTML":
				case "HEAD":
				case "BODY":
					nm(n), Rt(n);
					continue;
				case "SCRIPT":
				case "STYLE": continue;
				case "LINK": if (n.rel.toLowerCase() === "stylesheet") continue;
			}
			e.removeChild(n);
		}
	}
	function rm(e, t, n, r) {
		for (; e.nodeType === 1;) {
			var i = n;
			if (e.nodeName.toLowerCase() !== t.toLowerCase()) {
				if (!r && (e.nodeName !== "INPUT" || e.type !== "hidden")) break;
			} else if (!r) {
				if (t === "input" && e.type === "hidden") {
					var a = i.name == null ? null : "" + i.name;
					if (i.type === "hidden" && e.getAttribute("name") === a) return e;
				} else return e;
			} else if (!e[It]) switch (t) {
				case "meta":
					if (!e.hasAttribute("itemprop")) break;
					return e;
				case "link":
					if (a = e.getAttribute("rel"), a === "stylesheet" && e.hasAttribute("data-precedence") || a !== i.rel || e.getAttribute("href") !== (i.href == null || i.href === "" ? null : i.href) || e.getAttribute("crossorigin") !== (i.crossOrigin == null ? null : i.crossOrigin) || e.getAttribute("title") !== (i.title == null ? null : i.title)) break;
					return e;
				case "style":
					if (e.hasAttribute("data-precedence")) break;
					return e;
				case "script":
					if (a = e.getAttribute("src"), (a !== (i.src == null ? null : i.src) || e.getAttribute("type") !== (i.type == null ? null : i.type) || e.getAttribute("crossorigin") !== (i.crossOrigin == null ? null : i.crossOrigin)) && a && e.hasAttribute("async") && !e.hasAttribute("itemprop")) break;
					return e;
				default: return e;
			}
			if (e = lm(e.nextSibling), e === null) break;
		}
		return null;
	}
	function im(e, t, n) {
		if (t === "") return null;
		for (; e.nodeType !== 3;) if ((e.nodeType !== 1 || e.nodeName !== "INPUT" || e.type !== "hidden") && !n || (e = lm(e.nextSibling), e === null)) return null;
		return e;
	}
	function am(e, t) {
		for (; e.nodeType !== 8;) if ((e.nodeType !== 1 || e.nodeName !== "INPUT" || e.type !== "hidden") && !t || (e = lm(e.nextSibling), e === null)) return null;
		return e;
	}
	function om(e) {
		return e.data === "$?" || e.data === "$~";
	}
	function sm(e) {
		return e.data === "$!" || e.data === "$?" && e.ownerDocument.readyState !== "loading";
	}
	function cm(e, t) {
		var n = e.ownerDocument;
		if (e.data === "$~") e._reactRetry = t;
		else if (e.data !== "$?" || n.readyState !== "loading") t();
		else {
			var r = () => {
				t(), n.removeEventListener("DOMContentLoaded", r);
			};
			n.addEventListener("DOMContentLoaded", r), e._reactRetry = r;
		}
	}
	function lm(e) {
		for (; e != null; e = e.nextSibling) {
			var t = e.nodeType;
			if (t === 1 || t === 3) break;
			if (t === 8) {
				if (t = e.data, t === "$" || t === "$!" || t === "$?" || t === "$~" || t === "&" || t === "F!" || t === "F") break;
				if (t === "/$" || t === "/&") return null;
			}
		}
		return e;
	}
	var um = null;
	function dm(e) {
		e = e.nextSibling;
		for (var t = 0; e;) {
			if (e.nodeType === 8) {
				var n = e.data;
				if (n === "/$" || n === "/&") {
					if (t === 0) return lm(e.nextSibling);
					t--;
				} else n !== "$" && n !== "$!" && n !== "$?" && n !== "$~" && n !== "&" || t++;
			}
			e = e.nextSibling;
		}
		return null;
	}
	function fm(e) {
		e = e.previousSibling;
		for (var t = 0; e;) {
			if (e.nodeType === 8) {
				var n = e.data;
				if (n === "$" || n === "$!" || n === "$?" || n === "$~" || n === "&") {
					if (t === 0) return e;
					t--;
				} else n !== "/$" && n !== "/&" || t++;
			}
			e = e.previousSibling;
		}
		return null;
	}
	function pm(e, t) {
		function n() {
			r = !0;
		}
		if (e.ownerDocument.activeElement === e) return !0;
		var r = !1;
		try {
			e.ownerDocument.addEventListener("focus", n, !0), (e.focus || HTMLElement.prototype.focus).call(e, t);
		} finally {
			e.ownerDocument.removeEventListener("focus", n, !0);
		}
		return r;
	}
	function mm(e) {
		yp(() => {
			yp((t) => e(t));
		});
	}
	function hm(e, t, n) {
		switch (t = lp(n), e) {
			case "html":
				if (e = t.documentElement, !e) throw Error(i(452));
				return e;
			case "head":
				if (e = t.head, !e) throw Error(i(453));
				return e;
			case "body":
				if (e = t.body, !e) throw Error(i(454));
				return e;
			default: throw Error(i(451));
		}
	}
	function gm(e, t, n) {
		for (var r in n) {
			var i = n[r];
			Object.hasOwn(n, r) && i != null && $(e, t, r, null, rp, i);
		}
		n.dangerouslySetInnerHTML != null && (e.textContent = ""), e.onclick === Tn && (e.onclick = null), Rt(e);
	}
	function _m(e) {
		for (var t = e.attributes; t.length;) e.removeAttributeNode(t[0]);
		Rt(e);
	}
	var vm = /* @__PURE__ */ new Map(), ym = /* @__PURE__ */ new Set();
	function bm(e) {
		if (typeof e.getRootNode == "function") {
			var t = e.getRootNode();
			if (t.nodeType === 9 || t.nodeType === 11) return t;
		}
		return e.nodeType === 9 ? e : e.ownerDocument;
	}
	var xm = T.d;
	T.d = {
		f: Sm,
		r: Cm,
		D: Em,
		C: Dm,
		L: Om,
		m: km,
		X: jm,
		S: Am,
		M: Mm
	};
	function Sm() {
		var e = xm.f(), t = zd();
		return e || t;
	}
	function Cm(e) {
		var t = Bt(e);
		t !== null && t.tag === 5 && t.type === "form" ? tc(t) : xm.r(e);
	}
	var wm = typeof document > "u" ? null : document;
	function Tm(e, t, n) {
		var r = wm;
		if (r && typeof t == "string" && t) {
			var i = un(t);
			i = "link[rel=\"" + e + "\"][href=\"" + i + "\"]", typeof n == "string" && (i += "[crossorigin=\"" + n + "\"]"), ym.has(i) || (ym.add(i), e = {
				rel: e,
				crossOrigin: n,
				href: t
			}, r.querySelector(i) === null && (t = r.createElement("link"), np(t, "link", e), Ut(t), r.head.appendChild(t)));
		}
	}
	function Em(e) {
		xm.D(e), Tm("dns-prefetch", e, null);
	}
	function Dm(e, t) {
		xm.C(e, t), Tm("preconnect", e, t);
	}
	function Om(e, t, n) {
		xm.L(e, t, n);
		var r = wm;
		if (r && e && t) {
			var i = "link[rel=\"preload\"][as=\"" + un(t) + "\"]";
			t === "image" && n && n.imageSrcSet ? (i += "[imagesrcset=\"" + un(n.imageSrcSet) + "\"]", typeof n.imageSizes == "string" && (i += "[imagesizes=\"" + un(n.imageSizes) + "\"]")) : i += "[href=\"" + un(e) + "\"]";
			var a = i;
			switch (t) {
				case "style":
					a = Pm(e);
					break;
				case "script": a = Rm(e);
			}
			if (!(vm.has(a) || (e = S({
				rel: "preload",
				href: t === "image" && n && n.imageSrcSet ? void 0 : e,
				as: t
			}, n), vm.set(a, e), r.querySelector(i) !== null || t === "style" && r.querySelector(Fm(a)) || t === "script" && r.querySelector(zm(a))))) {
				var o = r.createElement("link");
				np(o, "link", e), t === "style" && (o[Lt] = !0, o.onload = o.onerror = () => {
					Wt(o);
				}), Ut(o), r.head.appendChild(o);
			}
		}
	}
	function km(e, t) {
		xm.m(e, t);
		var n = wm;
		if (n && e) {
			var r = t && typeof t.as == "string" ? t.as : "script", i = "link[rel=\"modulepreload\"][as=\"" + un(r) + "\"][href=\"" + un(e) + "\"]", a = i;
			switch (r) {
				case "audioworklet":
				case "paintworklet":
				case "serviceworker":
				case "sharedworker":
				case "worker":
				case "script": a = Rm(e);
			}
			if (!vm.has(a) && (e = S({
				rel: "modulepreload",
				href: e
			}, t), vm.set(a, e), n.querySelector(i) === null)) {
				switch (r) {
					case "audioworklet":
					case "paintworklet":
					case "serviceworker":
					case "sharedworker":
					case "worker":
					case "script": if (n.querySelector(zm(a))) return;
				}
				r = n.createElement("link"), np(r, "link", e), Ut(r), n.head.appendChild(r);
			}
		}
	}
	function Am(e, t, n) {
		xm.S(e, t, n);
		var r = wm;
		if (r && e) {
			var i = Ht(r).hoistableStyles, a = Pm(e);
			t ||= "default";
			var o = i.get(a);
			if (!o) {
				var s = {
					loading: 0,
					preload: null
				};
				if (o = r.querySelector(Fm(a))) s.loading = 5;
				else {
					e = S({
						rel: "stylesheet",
						href: e,
						"data-precedence": t
					}, n), (n = vm.get(a)) && Hm(e, n);
					var c = o = r.createElement("link");
					Ut(c), np(c, "link", e), c._p = new Promise((e, t) => {
						c.onload = e, c.onerror = t;
					}), c.addEventListener("load", () => {
						s.loading |= 1;
					}), c.addEventListener("error", () => {
						s.loading |= 2;
					}), s.loading |= 4, Vm(o, t, r);
				}
				o = {
					type: "stylesheet",
					instance: o,
					count: 1,
					state: s
				}, i.set(a, o);
			}
		}
	}
	function jm(e, t) {
		xm.X(e, t);
		var n = wm;
		if (n && e) {
			var r = Ht(n).hoistableScripts, i = Rm(e), a = r.get(i);
			a || (a = n.querySelector(zm(i)), a || (e = S({
				src: e,
				async: !0
			}, t), (t = vm.get(i)) && Um(e, t), a = n.createElement("script"), Ut(a), np(a, "link", e), n.head.appendChild(a)), a = {
				type: "script",
				instance: a,
				count: 1,
				state: null
			}, r.set(i, a));
		}
	}
	function Mm(e, t) {
		xm.M(e, t);
		var n = wm;
		if (n && e) {
			var r = Ht(n).hoistableScripts, i = Rm(e), a = r.get(i);
			a || (a = n.querySelector(zm(i)), a || (e = S({
				src: e,
				async: !0,
				type: "module"
			}, t), (t = vm.get(i)) && Um(e, t), a = n.createElement("script"), Ut(a), np(a, "link", e), n.head.appendChild(a)), a = {
				type: "script",
				instance: a,
				count: 1,
				state: null
			}, r.set(i, a));
		}
	}
	function Nm(e, t, n, r) {
		var a = (a = je.current) ? bm(a) : null;
		if (!a) throw Error(i(446));
		switch (e) {
			case "meta":
			case "title": return null;
			case "style": return typeof n.precedence == "string" && typeof n.href == "string" ? (n = Pm(n.href), t = Ht(a).hoistableStyles, r = t.get(n), r || (r = {
				type: "style",
				instance: null,
				count: 0,
				state: null
			}, t.set(n, r)), r) : {
				type: "void",
				instance: null,
				count: 0,
				state: null
			};
			case "link":
				if (n.rel === "stylesheet" && typeof n.href == "string" && typeof n.precedence == "string") {
					e = Pm(n.href);
					var o = Ht(a).hoistableStyles, s = o.get(e);
					if (s || (a = a.ownerDocument || a, s = {
						type: "stylesheet",
						instance: null,
						count: 0,
						state: {
							loading: 0,
							preload: null
						}
					}, o.set(e, s), (o = a.querySelector(Fm(e))) ? o._p || (s.instance = o, s.state.loading = 5) : (o = vm.get(e), o || (o = {
						rel: "preload",
						as: "style",
						href: n.href,
						crossOrigin: n.crossOrigin,
						integrity: n.integrity,
						media: n.media,
						hrefLang: n.hrefLang,
						referrerPolicy: n.referrerPolicy
					}, vm.set(e, o)), Lm(a, e, o, s.state))), t && r === null) throw Error(i(528, ""));
					return s;
				}
				if (t && r !== null) throw Error(i(529, ""));
				return null;
			case "script": return t = n.async, n = n.src, typeof n == "string" && t && typeof t != "function" && typeof t != "symbol" ? (n = Rm(n), t = Ht(a).hoistableScripts, r = t.get(n), r || (r = {
				type: "script",
				instance: null,
				count: 0,
				state: null
			}, t.set(n, r)), r) : {
				type: "void",
				instance: null,
				count: 0,
				state: null
			};
			default: throw Error(i(444, e));
		}
	}
	function Pm(e) {
		return "href=\"" + un(e) + "\"";
	}
	function Fm(e) {
		return "link[rel=\"stylesheet\"][" + e + "]";
	}
	function Im(e) {
		return S({}, e, {
			"data-precedence": e.precedence,
			precedence: null
		});
	}
	function Lm(e, t, n, r) {
		if (t = e.querySelector("link[rel=\"preload\"][as=\"style\"][" + t + "]")) {
			if (!0 !== t[Lt]) {
				r.loading = 1;
				return;
			}
		} else t = e.createElement("link"), t[Lt] = !0, t.onload = t.onerror = Wt.bind(null, t), np(t, "link", n), Ut(t), e.head.appendChild(t);
		r.preload = t, t.addEventListener("load", () => r.loading |= 1), t.addEventListener("error", () => r.loading |= 2);
	}
	function Rm(e) {
		return "[src=\"" + un(e) + "\"]";
	}
	function zm(e) {
		return "script[async]" + e;
	}
	function Bm(e, t, n) {
		if (t.count++, t.instance === null) switch (t.type) {
			case "style":
				var r = e.querySelector("style[data-href~=\"" + un(n.href) + "\"]");
				if (r) return t.instance = r, Ut(r), r;
				var a = S({}, n, {
					"data-href": n.href,
					"data-precedence": n.precedence,
					href: null,
					precedence: null
				});
				return r = (e.ownerDocument || e).createElement("style"), Ut(r), np(r, "style", a), Vm(r, n.precedence, e), t.instance = r;
			case "stylesheet":
				a = Pm(n.href);
				var o = e.querySelector(Fm(a));
				if (o) return t.state.loading |= 4, t.instance = o, Ut(o), o;
				r = Im(n), (a = vm.get(a)) && Hm(r, a), o = (e.ownerDocument || e).createElement("link"), Ut(o);
				var s = o;
				return s._p = new Promise((e, t) => {
					s.onload = e, s.onerror = t;
				}), np(o, "link", r), t.state.loading |= 4, Vm(o, n.precedence, e), t.instance = o;
			case "script": return o = Rm(n.src), (a = e.querySelector(zm(o))) ? (t.instance = a, Ut(a), a) : (r = n, (a = vm.get(o)) && (r = S({}, n), Um(r, a)), e = e.ownerDocument || e, a = e.createElement("script"), Ut(a), np(a, "link", r), e.head.appendChild(a), t.instance = a);
			case "void": return null;
			default: throw Error(i(443, t.type));
		}
		else t.type === "stylesheet" && !(t.state.loading & 4) && (r = t.instance, t.state.loading |= 4, Vm(r, n.precedence, e));
		return t.instance;
	}
	function Vm(e, t, n) {
		for (var r = n.querySelectorAll("link[rel=\"stylesheet\"][data-precedence],style[data-precedence]"), i = r.length ? r[r.length - 1] : null, a = i, o = 0; o < r.length; o++) {
			var s = r[o];
			if (s.dataset.precedence === t) a = s;
			else if (a !== i) break;
		}
		a ? a.parentNode.insertBefore(e, a.nextSibling) : (t = n.nodeType === 9 ? n.head : n, t.insertBefore(e, t.firstChild));
	}
	function Hm(e, t) {
		e.crossOrigin ??= t.crossOrigin, e.referrerPolicy ??= t.referrerPolicy, e.title ??= t.title;
	}
	function Um(e, t) {
		e.crossOrigin ??= t.crossOrigin, e.referrerPolicy ??= t.referrerPolicy, e.integrity ??= t.integrity;
	}
	var Wm = null;
	function Gm(e, t, n) {
		if (Wm === null) {
			var r = /* @__PURE__ */ new Map(), i = Wm = /* @__PURE__ */ new Map();
			i.set(n, r);
		} else i = Wm, r = i.get(n), r || (r = /* @__PURE__ */ new Map(), i.set(n, r));
		if (r.has(e)) return r;
		for (r.set(e, null), n = n.getElementsByTagName(e), i = 0; i < n.length; i++) {
			var a = n[i];
			if (!(a[It] || a[At] || e === "link" && a.getAttribute("rel") === "stylesheet") && a.namespaceURI !== "http://www.w3.org/2000/svg") {
				var o = a.getAttribute(t) || "";
				o = e + o;
				var s = r.get(o);
				s ? s.push(a) : r.set(o, [a]);
			}
		}
		return r;
	}
	function Km(e, t, n) {
		e = e.ownerDocument || e, e.head.insertBefore(n, t === "title" ? e.querySelector("head > title") : null);
	}
	function qm(e, t, n) {
		if (n === 1 || t.itemProp != null) return !1;
		switch (e) {
			case "meta":
			case "title": return !0;
			case "style":
				if (typeof t.precedence != "string" || typeof t.href != "string" || t.href === "") break;
				return !0;
			case "link":
				if (typeof t.rel != "string" || typeof t.href != "string" || t.href === "" || t.onLoad || t.onError) break;
				switch (t.rel) {
					case "stylesheet": return e = t.disabled, typeof t.precedence == "string" && e == null;
					default: return !0;
				}
			case "script": if (t.async && typeof t.async != "function" && typeof t.async != "symbol" && !t.onLoad && !t.onError && t.src && typeof t.src == "string") return !0;
		}
		return !1;
	}
	function Jm(e, t) {
		return e === "img" && t.src != null && t.src !== "" && t.onLoad == null && t.loading !== "lazy";
	}
	function Ym(e) {
		return !(e.type === "stylesheet" && !(e.state.loading & 3));
	}
	function Xm(e) {
		return (e.width || 100) * (e.height || 100) * (typeof devicePixelRatio == "number" ? devicePixelRatio : 1) * .25;
	}
	function Zm(e, t) {
		typeof t.decode == "function" && (e.imgCount++, t.complete || (e.imgBytes += Xm(t), e.suspenseyImages.push(t)), e = rh.bind(e), t.decode().then(e, e));
	}
	function Qm(e, t, n, r) {
		if (n.type === "stylesheet" && (typeof r.media != "string" || !1 !== matchMedia(r.media).matches) && !(n.state.loading & 4)) {
			if (n.instance === null) {
				var i = Pm(r.href), a = t.querySelector(Fm(i));
				if (a) {
					t = a._p, typeof t == "object" && t && typeof t.then == "function" && (e.count++, e = nh.bind(e), t.then(e, e)), n.state.loading |= 4, n.instance = a, Ut(a);
					return;
				}
				a = t.ownerDocument || t, r = Im(r), (i = vm.get(i)) && Hm(r, i), a = a.createElement("link"), Ut(a);
				var o = a;
				o._p = new Promise((e, t) => {
					o.onload = e, o.onerror = t;
				}), np(a, "link", r), n.instance = a;
			}
			e.stylesheets === null && (e.stylesheets = /* @__PURE__ */ new Map()), e.stylesheets.set(n, t), (t = n.state.preload) && !(n.state.loading & 3) && (e.count++, n = nh.bind(e), t.addEventListener("load", n), t.addEventListener("error", n));
		}
	}
	var $m = 0;
	function eh(e, t) {
		return e.stylesheets && e.count === 0 && ah(e, e.stylesheets), 0 < e.count || 0 < e.imgCount ? ((n) => {
			var r = setTimeout(() => {
				if (e.stylesheets && ah(e, e.stylesheets), e.unsuspend) {
					var t = e.unsuspend;
					e.unsuspend = null, t();
				}
			}, 6e4 + t);
			0 < e.imgBytes && $m === 0 && ($m = 62500 * op());
			var i = setTimeout(() => {
				if (e.waitingForImages = !1, e.count === 0 && (e.stylesheets && ah(e, e.stylesheets), e.unsuspend)) {
					var t = e.unsuspend;
					e.unsuspend = null, t();
				}
			}, (e.imgBytes > $m ? 50 : 800) + t);
			return e.unsuspend = n, () => {
				e.unsuspend = null, clearTimeout(r), clearTimeout(i);
			};
		}) : null;
	}
	function th(e) {
		if (e.count === 0 && (e.imgCount === 0 || !e.waitingForImages)) {
			if (e.stylesheets) ah(e, e.stylesheets);
			else if (e.unsuspend) {
				var t = e.unsuspend;
				e.unsuspend = null, t();
			}
		}
	}
	function nh() {
		this.count--, th(this);
	}
	function rh() {
		this.imgCount--, th(this);
	}
	var ih = null;
	function ah(e, t) {
		e.stylesheets = null, e.unsuspend !== null && (e.count++, ih = /* @__PURE__ */ new Map(), t.forEach(oh, e), ih = null, nh.call(e));
	}
	function oh(e, t) {
		if (!(t.state.loading & 4)) {
			var n = ih.get(e);
			if (n) var r = n.get(null);
			else {
				n = /* @__PURE__ */ new Map(), ih.set(e, n);
				for (var i = e.querySelectorAll("link[data-precedence],style[data-precedence]"), a = 0; a < i.length; a++) {
					var o = i[a];
					(o.nodeName === "LINK" || o.getAttribute("media") !== "not all") && (n.set(o.dataset.precedence, o), r = o);
				}
				r && n.set(null, r);
			}
			i = t.instance, o = i.getAttribute("data-precedence"), a = n.get(o) || r, a === r && n.set(null, i), n.set(o, i), this.count++, r = nh.bind(this), i.addEventListener("load", r), i.addEventListener("error", r), a ? a.parentNode.insertBefore(i, a.nextSibling) : (e = e.nodeType === 9 ? e.head : e, e.insertBefore(i, e.firstChild)), t.state.loading |= 4;
		}
	}
	var sh = {
		$$typeof: ce,
		Provider: null,
		Consumer: null,
		_currentValue: we,
		_currentValue2: we,
		_threadCount: 0
	};
	function ch(e, t, n, r, i, a, o, s, c) {
		this.tag = 1, this.containerInfo = e, this.pingCache = this.current = this.pendingChildren = null, this.timeoutHandle = -1, this.callbackNode = this.next = this.pendingContext = this.context = this.cancelPendingCommit = null, this.callbackPriority = 0, this.expirationTimes = yt(-1), this.entangledLanes = this.shellSuspendCounter = this.errorRecoveryDisabledLanes = this.expiredLanes = this.warmLanes = this.pingedLanes = this.suspendedLanes = this.pendingLanes = 0, this.entanglements = yt(0), this.hiddenUpdates = yt(null), this.identifierPrefix = r, this.onUncaughtError = i, this.onCaughtError = a, this.onRecoverableError = o, this.pooledCache = null, this.pooledCacheLanes = 0, this.formState = c, this.transitionTypes = null, this.incompleteTransitions = /* @__PURE__ */ new Map();
	}
	function lh(e, t, n, r, i, a, o, s, c, l, u, d) {
		return e = new ch(e, t, n, o, c, l, u, d, s), t = 1, !0 === a && (t |= 24), a = N(3, null, null, t), e.current = a, a.stateNode = e, t = Ma(), t.refCount++, e.pooledCache = t, t.refCount++, a.memoizedState = {
			element: r,
			isDehydrated: n,
			cache: t
		}, mo(a), e;
	}
	function uh(e) {
		return e ? (e = Pi, e) : Pi;
	}
	function dh(e, t, n, r, i, a) {
		i = uh(i), r.context === null ? r.context = i : r.pendingContext = i, r = go(t), r.payload = { element: n }, a = a === void 0 ? null : a, a !== null && (r.callback = a), n = _o(e, r, t), n !== null && (Pd(n, e, t), vo(n, e, t));
	}
	function fh(e, t) {
		if (e = e.memoizedState, e !== null && e.dehydrated !== null) {
			var n = e.retryLane;
			e.retryLane = n !== 0 && n < t ? n : t;
		}
	}
	function ph(e, t) {
		fh(e, t), (e = e.alternate) && fh(e, t);
	}
	function mh(e) {
		if (e.tag === 13 || e.tag === 31) {
			var t = Mi(e, 67108864);
			t !== null && Pd(t, e, 67108864), ph(e, 67108864);
		}
	}
	function hh(e) {
		if (e.tag === 13 || e.tag === 31) {
			var t = jd();
			t = Tt(t);
			var n = Mi(e, t);
			n !== null && Pd(n, e, t), ph(e, t);
		}
	}
	var gh = !0;
	function _h(e, t, n, r) {
		var i = w.T;
		w.T = null;
		var a = T.p;
		try {
			T.p = 2, yh(e, t, n, r);
		} finally {
			T.p = a, w.T = i;
		}
	}
	function vh(e, t, n, r) {
		var i = w.T;
		w.T = null;
		var a = T.p;
		try {
			T.p = 8, yh(e, t, n, r);
		} finally {
			T.p = a, w.T = i;
		}
	}
	function yh(e, t, n, r) {
		if (gh) {
			var i = bh(r);
			if (i === null) Kf(e, t, r, xh, n), Mh(e, r);
			else if (Ph(i, e, t, n, r)) r.stopPropagation();
			else if (Mh(e, r), t & 4 && -1 < jh.indexOf(e)) {
				for (; i !== null;) {
					var a = Bt(i);
					if (a !== null) switch (a.tag) {
						case 3:
							if (a = a.stateNode, a.current.memoizedState.isDehydrated) {
								var o = pt(a.pendingLanes);
								if (o !== 0) {
									var s = a;
									for (s.pendingLanes |= 2, s.entangledLanes |= 2; o;) {
										var c = 1 << 31 - ot(o);
										s.entanglements[1] |= c, o &= ~c;
									}
									Ef(a), !(K & 6) && (md = Ye() + 500, Df(0, !1));
								}
							}
							break;
						case 31:
						case 13: s = Mi(a, 2), s !== null && Pd(s, a, 2), zd(), ph(a, 2);
					}
					if (a = bh(r), a === null && Kf(e, t, r, xh, n), a === i) break;
					i = a;
				}
				i !== null && r.stopPropagation();
			} else Kf(e, t, r, null, n);
		}
	}
	function bh(e) {
		return e = Dn(e), Sh(e);
	}
	var xh = null;
	function Sh(e) {
		if (xh = null, e = zt(e), e !== null) {
			var t = o(e);
			if (t === null) e = null;
			else {
				var n = t.tag;
				if (n === 13) {
					if (e = s(t), e !== null) return e;
					e = null;
				} else if (n === 31) {
					if (e = c(t), e !== null) return e;
					e = null;
				} else if (n === 3) {
					if (t.stateNode.current.memoizedState.isDehydrated) return t.tag === 3 ? t.stateNode.containerInfo : null;
					e = null;
				} else t !== e && (e = null);
			}
		}
		return xh = e, null;
	}
	function Ch(e) {
		switch (e) {
			case "beforetoggle":
			case "cancel":
			case "click":
			case "close":
			case "contextmenu":
			case "copy":
			case "cut":
			case "auxclick":
			case "dblclick":
			case "dragend":
			case "dragstart":
			case "drop":
			case "focusin":
			case "focusout":
			case "input":
			case "invalid":
			case "keydown":
			case "keypress":
			case "keyup":
			case "mousedown":
			case "mouseup":
			case "paste":
			case "pause":
			case "play":
			case "pointercancel":
			case "pointerdown":
			case "pointerup":
			case "ratechange":
			case "reset":
			case "seeked":
			case "submit":
			case "toggle":
			case "touchcancel":
			case "touchend":
			case "touchstart":
			case "volumechange":
			case "change":
			case "selectionchange":
			case "textInput":
			case "compositionstart":
			case "compositionend":
			case "compositionupdate":
			case "beforeblur":
			case "afterblur":
			case "beforeinput":
			case "blur":
			case "fullscreenchange":
			case "fullscreenerror":
			case "focus":
			case "hashchange":
			case "popstate":
			case "select":
			case "selectstart": return 2;
			case "drag":
			case "dragenter":
			case "dragexit":
			case "dragleave":
			case "dragover":
			case "mousemove":
			case "mouseout":
			case "mouseover":
			case "pointermove":
			case "pointerout":
			case "pointerover":
			case "resize":
			case "scroll":
			case "touchmove":
			case "wheel":
			case "mouseenter":
			case "mouseleave":
			case "pointerenter":
			case "pointerleave": return 8;
			case "message": switch (Xe()) {
				case Ze: return 2;
				case Qe: return 8;
				case $e:
				case et: return 32;
				case tt: return 268435456;
				default: return 32;
			}
			default: return 32;
		}
	}
	var wh = !1, Th = null, Eh = null, Dh = null, Oh = /* @__PURE__ */ new Map(), kh = /* @__PURE__ */ new Map(), Ah = [], jh = "mousedown mouseup touchcancel touchend touchstart auxclick dblclick pointercancel pointerdown pointerup dragend dragstart drop compositionend compositionstart keydown keypress keyup input textInput copy cut paste click change contextmenu reset".split(" ");
	function Mh(e, t) {
		switch (e) {
			case "focusin":
			case "focusout":
				Th = null;
				break;
			case "dragenter":
			case "dragleave":
				Eh = null;
				break;
			case "mouseover":
			case "mouseout":
				Dh = null;
				break;
			case "pointerover":
			case "pointerout":
				Oh.delete(t.pointerId);
				break;
			case "gotpointercapture":
			case "lostpointercapture": kh.delete(t.pointerId);
		}
	}
	function Nh(e, t, n, r, i, a) {
		return e === null || e.nativeEvent !== a ? (e = {
			blockedOn: t,
			domEventName: n,
			eventSystemFlags: r,
			nativeEvent: a,
			targetContainers: [i]
		}, t !== null && (t = Bt(t), t !== null && mh(t)), e) : (e.eventSystemFlags |= r, t = e.targetContainers, i !== null && t.indexOf(i) === -1 && t.push(i), e);
	}
	function Ph(e, t, n, r, i) {
		switch (t) {
			case "focusin": return Th = Nh(Th, e, t, n, r, i), !0;
			case "dragenter": return Eh = Nh(Eh, e, t, n, r, i), !0;
			case "mouseover": return Dh = Nh(Dh, e, t, n, r, i), !0;
			case "pointerover":
				var a = i.pointerId;
				return Oh.set(a, Nh(Oh.get(a) || null, e, t, n, r, i)), !0;
			case "gotpointercapture": return a = i.pointerId, kh.set(a, Nh(kh.get(a) || null, e, t, n, r, i)), !0;
		}
		return !1;
	}
	function Fh(e) {
		var t = zt(e.target);
		if (t !== null) {
			var n = o(t);
			if (n !== null) {
				if (t = n.tag, t === 13) {
					if (t = s(n), t !== null) {
						e.blockedOn = t, Ot(e.priority, () => {
							hh(n);
						});
						return;
					}
				} else if (t === 31) {
					if (t = c(n), t !== null) {
						e.blockedOn = t, Ot(e.priority, () => {
							hh(n);
						});
						return;
					}
				} else if (t === 3 && n.stateNode.current.memoizedState.isDehydrated) {
					e.blockedOn = n.tag === 3 ? n.stateNode.containerInfo : null;
					return;
				}
			}
		}
		e.blockedOn = null;
	}
	function Ih(e) {
		if (e.blockedOn !== null) return !1;
		for (var t = e.targetContainers; 0 < t.length;) {
			var n = bh(e.nativeEvent);
			if (n === null) {
				n = e.nativeEvent;
				var r = new n.constructor(n.type, n);
				En = r, n.target.dispatchEvent(r), En = null;
			} else return t = Bt(n), t !== null && mh(t), e.blockedOn = n, !1;
			t.shift();
		}
		return !0;
	}
	function Lh(e, t, n) {
		Ih(e) && n.delete(t);
	}
	function Rh() {
		wh = !1, Th !== null && Ih(Th) && (Th = null), Eh !== null && Ih(Eh) && (Eh = null), Dh !== null && Ih(Dh) && (Dh = null), Oh.forEach(Lh), kh.forEach(Lh);
	}
	function zh(e, n) {
		e.blockedOn === n && (e.blockedOn = null, wh || (wh = !0, t.unstable_scheduleCallback(t.unstable_NormalPriority, Rh)));
	}
	var Bh = null;
	function Vh(e) {
		Bh !== e && (Bh = e, t.unstable_scheduleCallback(t.unstable_NormalPriority, () => {
			Bh === e && (Bh = null);
			for (var t = 0; t < e.length; t += 3) {
				var n = e[t], r = e[t + 1], i = e[t + 2];
				if (typeof r != "function") {
					if (Sh(r || n) === null) continue;
					break;
				}
				var a = Bt(n);
				a !== null && (e.splice(t, 3), t -= 3, $s(a, {
					pending: !0,
					data: i,
					method: n.method,
					action: r
				}, r, i));
			}
		}));
	}
	function Hh(e) {
		function t(t) {
			return zh(t, e);
		}
		Th !== null && zh(Th, e), Eh !== null && zh(Eh, e), Dh !== null && zh(Dh, e), Oh.forEach(t), kh.forEach(t);
		for (var n = 0; n < Ah.length; n++) {
			var r = Ah[n];
			r.blockedOn === e && (r.blockedOn = null);
		}
		for (; 0 < Ah.length && (n = Ah[0], n.blockedOn === null);) Fh(n), n.blockedOn === null && Ah.shift();
		if (n = (e.ownerDocument || e).$$reactFormReplay, n != null) for (r = 0; r < n.length; r += 3) {
			var i = n[r], a = n[r + 1], o = i[jt] || null;
			if (typeof a == "function") o || Vh(n);
			else if (o) {
				var s = null;
				if (a && a.hasAttribute("formAction")) {
					if (i = a, o = a[jt] || null) s = o.formAction;
					else if (Sh(i) !== null) continue;
				} else s = o.action;
				typeof s == "function" ? n[r + 1] = s : (n.splice(r, 3), r -= 3), Vh(n);
			}
		}
	}
	function Uh() {
		function e(e) {
			e.canIntercept && e.info === "react-transition" && e.intercept({
				handler: () => new Promise((e) => i = e),
				focusReset: "manual",
				scroll: "manual"
			});
		}
		function t() {
			i !== null && (i(), i = null), r || setTimeout(n, 20);
		}
		function n() {
			if (!r && !navigation.transition) {
				var e = navigation.currentEntry;
				e && e.url != null && navigation.navigate(e.url, {
					state: e.getState(),
					info: "react-transition",
					history: "replace"
				});
			}
		}
		if (typeof navigation == "object") {
			var r = !1, i = null;
			return navigation.addEventListener("navigate", e), navigation.addEventListener("navigatesuccess", t), navigation.addEventListener("navigateerror", t), setTimeout(n, 100), () => {
				r = !0, navigation.removeEventListener("navigate", e), navigation.removeEventListener("navigatesuccess", t), navigation.removeEventListener("navigateerror", t), i !== null && (i(), i = null);
			};
		}
	}
	function Wh(e) {
		this._internalRoot = e;
	}
	Gh.prototype.render = Wh.prototype.render = function(e) {
		var t = this._internalRoot;
		if (t === null) throw Error(i(409));
		var n = t.current;
		dh(n, jd(), e, t, null, null);
	}, Gh.prototype.unmount = Wh.prototype.unmount = function() {
		var e = this._internalRoot;
		if (e !== null) {
			this._internalRoot = null;
			var t = e.containerInfo;
			dh(e.current, 2, null, e, null, null), zd(), t[Mt] = null;
		}
	};
	function Gh(e) {
		this._internalRoot = e;
	}
	Gh.prototype.unstable_scheduleHydration = (e) => {
		if (e) {
			var t = Dt();
			e = {
				blockedOn: null,
				target: e,
				priority: t
			};
			for (var n = 0; n < Ah.length && t !== 0 && t < Ah[n].priority; n++);
			Ah.splice(n, 0, e), n === 0 && Fh(e);
		}
	};
	var Kh = n.version;
	if (Kh !== "19.3.1") throw Error(i(527, Kh, "19.3.1"));
	T.findDOMNode = (e) => {
		var t = e._reactInternals;
		if (t === void 0) throw typeof e.render == "function" ? Error(i(188)) : (e = Object.keys(e).join(","), Error(i(268, e)));
		return e = u(t), e = e === null ? null : d(e), e = e === null ? null : e.stateNode, e;
	};
	var qh = {
		bundleType: 0,
		version: "19.3.1",
		rendererPackageName: "react-dom",
		currentDispatcherRef: w,
		reconcilerVersion: "19.3.1"
	};
	if (typeof __REACT_DEVTOOLS_GLOBAL_HOOK__ < "u") {
		var Jh = __REACT_DEVTOOLS_GLOBAL_HOOK__;
		if (!Jh.isDisabled && Jh.supportsFiber) try {
			it = Jh.inject(qh), at = Jh;
		} catch {}
	}
	e.createRoot = (e, t) => {
		if (!a(e)) throw Error(i(299));
		var n = !1, r = "", o = Sc, s = Cc, c = wc;
		return t != null && (!0 === t.unstable_strictMode && (n = !0), t.identifierPrefix !== void 0 && (r = t.identifierPrefix), t.onUncaughtError !== void 0 && (o = t.onUncaughtError), t.onCaughtError !== void 0 && (s = t.onCaughtError), t.onRecoverableError !== void 0 && (c = t.onRecoverableError)), t = lh(e, 1, !1, null, null, n, r, null, o, s, c, Uh), e[Mt] = t.current, Wf(e), new Wh(t);
	};
})), xd = /* @__PURE__ */ o(((e, t) => {
	function n() {
		if (typeof __REACT_DEVTOOLS_GLOBAL_HOOK__ < "u" && typeof __REACT_DEVTOOLS_GLOBAL_HOOK__.checkDCE == "function") try {
			__REACT_DEVTOOLS_GLOBAL_HOOK__.checkDCE(n);
		} catch (e) {
			console.error(e);
		}
	}
	n(), t.exports = bd();
})), Sd = /* @__PURE__ */ o(((e) => {
	e.Fragment = Symbol.for("react.fragment"), e.jsxDEV = void 0;
})), Cd = /* @__PURE__ */ o(((e, t) => {
	t.exports = Sd();
})), wd = xd(), Td = Cd(), Ed = "/work/main/examples/web/test/guide-urkp5h/react.tsx", Dd = Vu({
	url: new URL("/graphql", location.href).href,
	store: Fu(localStorage, "moments.session")
});
function Od(e, t, n) {
	const r = Y(), i = (0, Zu.useEffectEvent)(() => qu(r, e, n));
	(0, Zu.useEffect)(() => t === null ? void 0 : i(), [t]);
}
function kd() {
	const e = Y(), { data: t, error: n, fetchMore: r, refetch: i } = cd(Mc), a = t?.viewer, o = a?.homeFeed;
	return Od(Fc, o ? "feed" : null, {
		variables: { after: o?.liveCursor },
		next: ({ feedUpdates: t }) => {
			t.__typename === "FeedPostAdded" && a && Vc(e.cache, a, "homeFeed", t.post, "start", { edge: {
				__typename: "FeedEdge",
				reason: t.reason
			} });
		},
		resync: () => void i()
	}), n ? /* @__PURE__ */ (0, Td.jsxDEV)("p", {
		role: "alert",
		children: Jl(n).message
	}, void 0, !1, {
		fileName: Ed,
		lineNumber: 48,
		columnNumber: 21
	}, this) : /* @__PURE__ */ (0, Td.jsxDEV)(Td.Fragment, { children: [o?.edges.map(({ node: t }) => /* @__PURE__ */ (0, Td.jsxDEV)("article", { children: [/* @__PURE__ */ (0, Td.jsxDEV)("p", { children: t.text }, void 0, !1, {
		fileName: Ed,
		lineNumber: 53,
		columnNumber: 11
	}, this), /* @__PURE__ */ (0, Td.jsxDEV)("button", {
		type: "button",
		onClick: () => void Uu(e, t, t.viewerReaction ? null : "LIKE"),
		children: [t.stats.reactions, " likes"]
	}, void 0, !0, {
		fileName: Ed,
		lineNumber: 54,
		columnNumber: 11
	}, this)] }, t.id, !0, {
		fileName: Ed,
		lineNumber: 52,
		columnNumber: 9
	}, this)), o?.pageInfo.hasNextPage && /* @__PURE__ */ (void 0)("button", {
		type: "button",
		onClick: () => void r({ variables: { after: o.pageInfo.endCursor } }),
		children: "More"
	}, void 0, !1, {
		fileName: Ed,
		lineNumber: 60,
		columnNumber: 9
	}, this)] }, void 0, !0, {
		fileName: Ed,
		lineNumber: 50,
		columnNumber: 5
	}, this);
}
var Ad = document.getElementById("root");
Ad && (0, wd.createRoot)(Ad).render(/* @__PURE__ */ (0, Td.jsxDEV)(J, {
	client: Dd.apollo,
	children: /* @__PURE__ */ (0, Td.jsxDEV)(kd, {}, void 0, !1, {
		fileName: Ed,
		lineNumber: 72,
		columnNumber: 7
	}, void 0)
}, void 0, !1, {
	fileName: Ed,
	lineNumber: 71,
	columnNumber: 5
}, void 0));

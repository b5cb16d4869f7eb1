// An e-reader around foliate-js: opens a book, goes where it is told, shows notes, and has the settings readers have.

import '/foliate-js/view.js'
import { FootnoteHandler } from '/foliate-js/footnotes.js'
import * as looks from './looks.js'

const dialog = document.querySelector('dialog')
const notes = new FootnoteHandler()
let view, popped, settings

const NIGHT = 'html, body { background: #121212 !important; color: #dcdcdc !important; }'
const DAY = 'html, body { background: #ffffff; color: #1a1a1a; }'

const showing = (of = view) => of.renderer.getContents()[0]
const frame = () => new Promise(requestAnimationFrame)

// What a reader lays over the book's own styles: size and colours.
const style = ({ size, night, added }) => `html { font-size: ${size}px; } ${night ? NIGHT : DAY} ${added}`

// Before the document is laid out.
const prepare = doc => {
    for (const link of doc.querySelectorAll('link[rel=stylesheet]')) link.disabled = !settings.publisher
}

const settled = async of => {
    const { doc } = showing(of)
    await doc.fonts.ready
    await Promise.all(Array.from(doc.images, image => image.complete || new Promise(done => {
        image.onload = image.onerror = done
    })))
    for (let n = 0; n < 2; n++) await frame()
}

const flat = items => items.flatMap(item => [item, ...flat(item.subitems ?? [])])
    .map(({ label, href }) => ({ label, href }))

globalThis.eReader = {
    looks,

    // settings: as in e_reader.py
    async open(url, wanted) {
        dialog.close()
        popped?.view.remove()
        popped = null
        view?.close()
        view?.remove()
        settings = wanted
        view = document.createElement('foliate-view')
        document.body.append(view)
        await view.open(url)
        view.addEventListener('load', ({ detail }) => prepare(detail.doc))
        view.addEventListener('link', event => notes.handle(view.book, event)?.catch(console.error))
        view.renderer.setAttribute('flow', settings.flow)
        view.renderer.setStyles(style(settings))
        await view.init({})
        await settled()
        return { title: view.book.metadata.title, direction: view.book.dir }
    },

    // The whole book: documents in reading order, contents, page list and landmarks.
    ways: () => ({
        sections: view.book.sections.map(({ id }) => id),
        contents: flat(view.book.toc ?? []),
        pages: flat(view.book.pageList ?? []),
        landmarks: (view.book.landmarks ?? []).map(({ label, href, type }) => ({ label, href, type })),
    }),

    async go(where) {
        await view.goTo(where)
        await settled()
        const { index } = showing()
        return { path: view.book.sections[index].id, page: view.lastLocation.pageItem?.label ?? null }
    },

    // To what a selector finds first in a document.
    async goTo(path, selector) {
        const index = view.book.sections.findIndex(({ id }) => id === path)
        await view.renderer.goTo({ index, anchor: doc => doc.querySelector(selector) })
        await settled()
    },

    async turn() {
        await view.next()
        await settled()
        return view.book.sections[showing().index].id
    },

    // Until the engine tells that it has come to a document to which a click has led.
    async arrived(path) {
        const index = view.book.sections.findIndex(({ id }) => id === path)
        while (view.lastLocation.section.current !== index) await frame()
        await settled()
    },

    // Until what a selector finds first is in view.
    async sees(selector) {
        while (!looks.inView(showing().doc.querySelector(selector)).length) await frame()
    },

    // The middle, on the screen, of what a selector finds first: there the mouse may click. null where it is not in view.
    middle(selector) {
        const { doc } = showing()
        const [box] = looks.inView(doc.querySelector(selector))
        return box ? [(box.left + box.right) / 2, (box.top + box.bottom) / 2] : null
    },

    look: (what, ...more) => looks[what](showing().doc, ...more),

    lookIntoNote: (what, ...more) => looks[what](showing(popped.view).doc, ...more),

    // The note that has popped up: its text, what the engine takes it for, and whether nothing covers its beginning.
    async note() {
        while (!popped) await frame()
        await settled(popped.view)
        const { type, hidden, view: { renderer } } = popped
        const { doc } = renderer.getContents()[0]
        const [box] = looks.inView(doc.querySelector('p'))
        const onTop = box && dialog.contains(document.elementFromPoint(box.left + 1, box.top + 1))
        return { type, hidden, onTop, text: doc.body.innerText }
    },

    closeNote() {
        popped.view.close()
        popped.view.remove()
        popped = null
        dialog.close()
    },
}

notes.addEventListener('before-render', ({ detail }) => {
    dialog.append(detail.view)
    dialog.showModal()
    detail.view.addEventListener('load', ({ detail: { doc } }) => prepare(doc))
    detail.view.renderer.setAttribute('flow', 'scrolled')
    detail.view.renderer.setAttribute('margin', '12px')
    detail.view.renderer.setStyles(style(settings))
})
notes.addEventListener('render', ({ detail }) => popped = detail)
